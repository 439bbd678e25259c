package org.talanoa.portal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.talanoa.portal.PortalTest;

/** Who sends more slowly than a service is waited for, which is 1.5 s here. */
@TestPropertySource(properties = "server.tomcat.connection-timeout=3s")
class SlowSendersTest extends PortalTest {
    /** More than open a circuit breaker. */
    private static final int SENDERS = 10;

    private static final String HEAD =
            "POST /api/v1/registrations HTTP/1.1\r\nHost: portal\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nContent-Length: ";

    @BeforeEach
    void registrations_are_taken() {
        REGISTRATION.answers("POST", "/api/v1/registrations", 201, "application/json", "{}");
    }

    @Test
    void are_told_so_and_the_service_is_not_taken_for_away() throws Exception {
        everybody(() -> {
            assertThat(browser().raw(HEAD + "100\r\n\r\n{"))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("application/problem+json", "\"traceId\"");
            return null;
        });
        assertThat(REGISTRATION.asked()).isEmpty();
        everybody(() -> {
            assertThat(browser().raw(HEAD + "2\r\n\r\n{}")).startsWith("HTTP/1.1 201 ");
            return null;
        });
        assertThat(REGISTRATION.asked()).allSatisfy(one -> assertThat(one.body()).isEqualTo("{}"));
    }

    @Test
    void who_has_sent_all_is_not_blamed_for_a_service_that_is_slow() {
        var answers = new CompletableFuture<Void>();
        REGISTRATION.answers("POST", "/api/v1/registrations", _ -> answers.join());
        assertThat(browser().raw(HEAD + "2\r\n\r\n{}")).startsWith("HTTP/1.1 503 ");
        answers.complete(null);
    }

    private static void everybody(Callable<Void> sends) throws Exception {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, SENDERS).mapToObj(_ -> senders.submit(sends)).toList();
            for (var one : all) one.get();
        }
    }
}
