package org.talanoa.registration.seat;

import static org.talanoa.contracts.seat.SeatState.CONFIRMED;
import static org.talanoa.contracts.seat.SeatState.OFFERED;
import static org.talanoa.contracts.seat.SeatState.WAITLISTED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.seat.SeatState;

/**
 * One organization's entry in a {@link SeatLedger}.
 *
 * @param confirmedAt when the address was proven: the order in which organizations wait
 * @param since when it came into this state
 * @param offerUntil null unless it is offered
 * @param wished whether an approved registration wishes the seat: who lets it go and wishes it
 *     again later asks anew
 * @param registrationVersion of the registration that was last settled; older ones count no more
 */
public record Seat(
        RegistrationId registration,
        Instant confirmedAt,
        SeatState state,
        Instant since,
        @Nullable Instant offerUntil,
        boolean wished,
        long registrationVersion,
        List<SeatChange> history) {

    static Seat requested(Wish wish, Instant now) {
        return new Seat(
                wish.registration().id(),
                wish.confirmedAt(),
                SeatState.REQUESTED,
                now,
                null,
                true,
                wish.version(),
                List.of());
    }

    /** Whether nobody else can have it now. */
    boolean isTaken() {
        return state == CONFIRMED || state == OFFERED;
    }

    boolean isWaiting() {
        return state == WAITLISTED;
    }

    /** Whether there is something to give up. */
    boolean isHeldOrAwaited() {
        return isTaken() || isWaiting();
    }

    Seat becomes(SeatState next, Why why) {
        return changed(next, null, why);
    }

    Seat offered(Instant until, Why why) {
        return changed(OFFERED, until, why);
    }

    private Seat changed(SeatState next, @Nullable Instant until, Why why) {
        var longer = new ArrayList<>(history);
        longer.add(new SeatChange(why.at(), next, why.by().by(), why.by().id(), why.reason()));
        return new Seat(
                registration,
                confirmedAt,
                next,
                why.at(),
                until,
                wished,
                registrationVersion,
                List.copyOf(longer));
    }

    /** The same after a newer version of the registration. */
    Seat settled(boolean wishes, long version) {
        return new Seat(
                registration, confirmedAt, state, since, offerUntil, wishes, version, history);
    }

    Seat withoutReasons() {
        return new Seat(
                registration,
                confirmedAt,
                state,
                since,
                offerUntil,
                wished,
                registrationVersion,
                history.stream().map(SeatChange::withoutReason).toList());
    }
}
