package org.talanoa.registration.seat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.seat.SeatState;

/**
 * A seat as the API shows it.
 *
 * @param since null as long as it is only requested
 * @param offerUntil until when an offered seat can be taken
 * @param waitlistPosition from 1, of who waits
 * @param waitlistLength how many wait, for who waits
 */
public record SeatView(
        ConsultationId consultationId,
        SeatState state,
        @Nullable Instant since,
        @Nullable Instant offerUntil,
        @Nullable Integer waitlistPosition,
        @Nullable Integer waitlistLength) {

    /** One that no ledger knows yet. */
    public static SeatView requested(ConsultationId consultation) {
        return new SeatView(consultation, SeatState.REQUESTED, null, null, null, null);
    }

    /**
     * @param places of all that wait for a seat in this consultation
     */
    static SeatView of(
            ConsultationId consultation, Seat seat, Map<RegistrationId, Integer> places) {
        return new SeatView(
                consultation,
                seat.state(),
                seat.since(),
                seat.offerUntil(),
                places.get(seat.registration()),
                seat.isWaiting() ? places.size() : null);
    }
}
