package org.talanoa.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.talanoa.portal.staff.Role;

/** The machine's clock goes a day ahead and back. */
@Import(WrongClockTest.WrongClock.class)
class WrongClockTest extends PortalTest {
    private static final Duration A_DAY = Duration.ofDays(1);

    @Autowired private WrongClock clock;

    @AfterEach
    void the_clock_is_right_again() {
        clock.ahead = Duration.ZERO;
    }

    @Test
    void wrong_passwords_of_then_keep_nobody_out_for_a_day() {
        clock.ahead = A_DAY;
        var browser = browser();
        for (int i = 0; i < 5; i++) assertThat(signIn(browser).status()).isEqualTo(422);
        clock.ahead = Duration.ZERO;
        var slow = signIn(browser);
        assertThat(slow.status()).isEqualTo(429);
        assertThat(Integer.parseInt(slow.header("Retry-After"))).isBetween(1, 16);
    }

    @Test
    void whoever_signed_in_then_is_in() {
        clock.ahead = A_DAY;
        var browser = signedIn(Role.ADMINISTRATOR);
        assertThat(browser.get("/console/accounts").status()).isEqualTo(200);
        clock.ahead = Duration.ZERO;
        assertThat(browser.get("/console/accounts").status()).isEqualTo(200);
    }

    @Test
    void a_service_that_was_away_then_is_asked_again_when_it_is_back() {
        clock.ahead = A_DAY;
        CONSULTATION.goesAway();
        for (int i = 0; i < 10; i++) {
            assertThat(browser().get("/api/v1/reviews").status()).isEqualTo(503);
        }
        clock.ahead = Duration.ZERO;
        CONSULTATION.reset();
        Examples.reviewsIn(CONSULTATION);
        await().until(() -> browser().get("/api/v1/reviews").status() == 200);
    }

    private static Browser.Answer signIn(Browser browser) {
        var form = browser.get("/signin").form("#signin");
        return browser.send(form.with("username", "nobody", "password", "of this name"));
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
