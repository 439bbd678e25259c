package org.talanoa.notification.seat;

import java.time.Instant;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.seat.SeatFacts;
import org.talanoa.contracts.seat.SeatState;

/**
 * An organization's seat in a consultation.
 *
 * @param since when it came into this state
 */
public record KnownSeat(
        ConsultationId consultation, RegistrationId registration, SeatState state, Instant since) {
    static KnownSeat of(SeatFacts facts) {
        return new KnownSeat(
                facts.consultation(), facts.registration(), facts.state(), facts.since());
    }

    /**
     * Whether what happens to the consultation then concerns who has this seat: they have or await
     * it, or lost it by that very event, of which we may hear first.
     */
    public boolean isTouchedBy(Instant event) {
        return switch (state) {
            case REQUESTED, CONFIRMED, WAITLISTED, OFFERED -> true;
            case RELEASED -> !since.isBefore(event);
            case EXPIRED, REFUSED -> false;
        };
    }
}
