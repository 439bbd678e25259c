package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.testkit.Tokens;

/** The machine's clock goes a day ahead and back. */
@NotificationTest
@Import(WrongClockTest.WrongClock.class)
class WrongClockTest {
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final UnwillingServer SERVER = new UnwillingServer();

    private final RestTestClient client;
    private final WrongClock clock;

    @Autowired
    WrongClockTest(RestTestClient client, WrongClock clock) {
        this.client = client;
        this.clock = clock;
    }

    @DynamicPropertySource
    static void unwilling(DynamicPropertyRegistry settings) {
        settings.add("talanoa.mail.smtp-port", SERVER::port);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void what_was_put_off_while_the_clock_was_a_day_ahead_leaves_when_it_is_right_again() {
        clock.ahead = Duration.ofDays(1);
        var before = arrives("later");
        awaitState(before, "RETRYING");
        clock.ahead = Duration.ZERO;
        awaitState(before, "SENT");
        var after = arrives("welcome");
        awaitState(after, "SENT");
        assertThat(SERVER.taken(before.email())).hasSize(1);
        assertThat(SERVER.taken(after.email())).hasSize(1);
    }

    private static Given arrives(String mood) {
        var email = mood + "." + UUID.randomUUID() + "@example.org";
        return Given.registration("en").withEmail(email).arrives();
    }

    private void awaitState(Given given, String state) {
        await().atMost(DEADLINE)
                .untilAsserted(() ->
                        client.get()
                                .uri("/api/v1/notices?reviewId=" + given.review())
                                .headers(h -> h.setBearerAuth(Tokens.with("notices:read")))
                                .exchange()
                                .expectBody()
                                .jsonPath("$.items[0].state")
                                .isEqualTo(state));
    }

    @TestConfiguration
    static class WrongClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Bean
        @Primary
        Clock wrongClock() {
            return this;
        }

        @Override
        public Instant instant() {
            return Clock.tickMillis(ZoneOffset.UTC).instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Nobody asks for a zone");
        }
    }
}
