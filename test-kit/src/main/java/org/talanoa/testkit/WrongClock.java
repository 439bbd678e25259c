package org.talanoa.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A machine's clock that goes wrong while a service runs. It is right again after each test. */
@TestConfiguration
public class WrongClock {
    private volatile Duration ahead = Duration.ZERO;

    @Bean
    @Primary
    Clock wrongClock() {
        InstantSource wrong = () -> Clock.tickMillis(ZoneOffset.UTC).instant().plus(ahead);
        return wrong.withZone(ZoneOffset.UTC);
    }

    /**
     * Sets it wrong. Alarms that are set wait by another clock; what has become due a sweep finds.
     *
     * @param ahead negative while it is behind
     */
    public void isAheadBy(Duration ahead) {
        this.ahead = ahead;
    }

    public void isRight() {
        isAheadBy(Duration.ZERO);
    }
}
