package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.embedded.Mailbox;
import org.talanoa.testkit.Tokens;

@NotificationTest
class MailServerAwayTest {
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static int port;

    private final RestTestClient client;
    private final MeterRegistry meters;

    @Autowired
    MailServerAwayTest(RestTestClient client, MeterRegistry meters) {
        this.client = client;
        this.meters = meters;
    }

    @DynamicPropertySource
    static void aPortWithNothingBehindIt(DynamicPropertyRegistry settings) throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        settings.add("talanoa.mail.smtp-port", () -> port);
    }

    @Test
    void while_the_mail_server_is_away_mails_wait_and_then_leave_once_but_not_to_who_was_erased(
            @TempDir Path folder) {
        var given = Given.registration("en").arrives();
        await().atMost(DEADLINE).until(() -> deferred() > 0);
        // Once the server is known to be away a mail stays queued without being tried.
        await().atMost(DEADLINE).untilAsserted(() -> assertIs(given, "RETRYING", "QUEUED"));
        client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
        await().atMost(DEADLINE)
                .until(() -> meters.get("talanoa.mails.oldest").gauge().value() > 0);
        var erased = Given.registration("en").arrivesProven();
        erased.eventArrives(
                2, Instant.now(), new RegistrationEvent.Confirmed(erased.facts(Instant.now())));
        await().atMost(DEADLINE).untilAsserted(() -> assertIs(erased, "RETRYING", "QUEUED"));
        erased.erasureArrives(3, erased.focalPoint());
        await().atMost(DEADLINE).untilAsserted(() -> assertCancelled(erased));
        try (var mailbox = new Mailbox(folder, port, 0)) {
            var inbox = new Inbox(mailbox.url());
            inbox.awaitTo(given.email());
            await().atMost(DEADLINE).untilAsserted(() -> assertIs(given, "SENT"));
            var later = Given.registration("fr").arrives();
            inbox.awaitTo(later.email());
            assertThat(inbox.to(given.email())).hasSize(1);
            assertThat(meters.get("talanoa.mail.delay").timer().count()).isPositive();
            inbox.awaitTo(erased.email());
            assertThat(inbox.to(erased.email()))
                    .extracting(Inbox.Received::subject)
                    .containsExactly("What we kept about you is erased");
        }
    }

    private void assertCancelled(Given given) {
        client.get()
                .uri("/api/v1/notices?state=CANCELLED&reviewId=" + given.review())
                .headers(h -> h.setBearerAuth(Tokens.with("notices:read")))
                .exchange()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].template")
                .isEqualTo("RECEIPT");
    }

    private double deferred() {
        return meters.counter("talanoa.mails", "outcome", "deferred").count();
    }

    private void assertIs(Given given, String... states) {
        client.get()
                .uri("/api/v1/notices?reviewId=" + given.review())
                .headers(h -> h.setBearerAuth(Tokens.with("notices:read")))
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].state")
                .value(String.class, state -> assertThat(state).isIn((Object[]) states));
    }
}
