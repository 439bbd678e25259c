package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.testkit.WrongClock;

/** The machine's clock goes a day ahead and back. */
@NotificationTest
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
        clock.isAheadBy(Duration.ofDays(1));
        var before = UnwillingServer.arrives("later");
        notices.become(before, "RETRYING");
        clock.isRight();
        notices.become(before, "SENT");
        var after = UnwillingServer.arrives("welcome");
        notices.become(after, "SENT");
        assertThat(SERVER.taken(before.email())).hasSize(1);
        assertThat(SERVER.taken(after.email())).hasSize(1);
    }
}
