package org.talanoa.contracts.seat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;

/**
 * One organization's seat in one consultation, and how many there are of each kind. A projection
 * keeps the newest for each consultation and registration.
 *
 * @param since when the seat came into this state
 * @param offerUntil until when an offered seat can be taken; null in every other state
 * @param totals of the whole consultation, this seat included
 */
public record SeatFacts(
        ConsultationId consultation,
        ReviewId review,
        RegistrationId registration,
        SeatState state,
        Instant since,
        @Nullable Instant offerUntil,
        Totals totals) {

    /**
     * How many seats of a consultation are in which state.
     *
     * @param capacity null where there is no limit
     */
    public record Totals(@Nullable Integer capacity, int confirmed, int offered, int waitlisted) {}
}
