package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
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

/** The machine's clock goes a day ahead and back. */
@NotificationTest
@Import(WrongClockTest.WrongClock.class)
class WrongClockTest {
    private static final UnwillingServer SERVER = new UnwillingServer();

    private final ShownNotices notices;
    private final WrongClock clock;

    @Autowired
    WrongClockTest(RestTestClient client, WrongClock clock) {
        this.notices = new ShownNotices(client);
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
        var before = UnwillingServer.arrives("later");
        notices.become(before, "RETRYING");
        clock.ahead = Duration.ZERO;
        notices.become(before, "SENT");
        var after = UnwillingServer.arrives("welcome");
        notices.become(after, "SENT");
        assertThat(SERVER.taken(before.email())).hasSize(1);
        assertThat(SERVER.taken(after.email())).hasSize(1);
    }

    @TestConfiguration
    static class WrongClock {
        private volatile Duration ahead = Duration.ZERO;

        @Bean
        @Primary
        Clock wrongClock() {
            InstantSource wrong = () -> Clock.tickMillis(ZoneOffset.UTC).instant().plus(ahead);
            return wrong.withZone(ZoneOffset.UTC);
        }
    }
}
