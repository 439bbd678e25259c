package org.talanoa.registration.seat;

import java.time.Instant;
import java.util.Objects;
import org.talanoa.contracts.registration.RegistrationFacts;

/**
 * A registration as last heard of, by which seats are settled.
 *
 * @param version of the registration
 */
public record Wish(long version, RegistrationFacts registration) {
    /** When the address was proven: the order in which organizations wait. */
    Instant confirmedAt() {
        return Objects.requireNonNullElse(registration.confirmedAt(), registration.submittedAt());
    }
}
