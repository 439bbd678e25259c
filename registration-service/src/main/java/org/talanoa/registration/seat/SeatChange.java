package org.talanoa.registration.seat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.kit.security.Actor;

/**
 * What happened to a seat, and by whom.
 *
 * @param state that the seat came into
 * @param actor the member of staff or program; null for others
 * @param reason in the words of who did it; null where none was given, or it has been erased
 */
public record SeatChange(
        Instant at, SeatState state, Actor.By by, @Nullable String actor, @Nullable String reason) {
    SeatChange withoutReason() {
        return new SeatChange(at, state, by, actor, null);
    }

    @Override
    public String toString() {
        return "SeatChange[" + at + ", " + state + ", " + by + "]";
    }
}
