package org.talanoa.registration.seat;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set.
 *
 * @param offerHours how long an offered seat is kept, at most until the consultation begins
 */
@Validated
@ConfigurationProperties("talanoa.seat")
record SeatSettings(@Positive int offerHours) {
    Duration offersLast() {
        return Duration.ofHours(offerHours);
    }
}
