package org.talanoa.registration.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.kit.security.Actor;
import org.talanoa.registration.seat.SeatLookup;

/**
 * Who did what, and when.
 *
 * @param actor who of the secretariat; the organization is not shown it
 * @param reason in the words of who did it
 * @param consultation whose seat it was about; null for what concerns the whole registration
 */
public record HistoryEntry(
        Instant at,
        What what,
        Actor.By by,
        @Nullable String actor,
        @Nullable String reason,
        @Nullable ConsultationId consultation) {
    public enum What {
        RECEIVED,
        CONFIRMED,
        LAPSED,
        APPROVED,
        DECLINED,
        CHANGED,
        WITHDRAWN,
        ERASURE_BEGAN,
        ERASED_EVERYWHERE,
        SEAT_CONFIRMED,
        SEAT_WAITLISTED,
        SEAT_OFFERED,
        SEAT_EXPIRED,
        SEAT_REFUSED,
        SEAT_RELEASED
    }

    /** Somebody did it, maybe with words of their own. */
    static HistoryEntry of(Instant at, What what, Actor by, @Nullable String reason) {
        return new HistoryEntry(at, what, by.by(), by.id(), reason, null);
    }

    /** What a ledger tells of a seat. */
    static HistoryEntry of(SeatLookup.Happened seat) {
        var change = seat.change();
        var what =
                switch (change.state()) {
                    case CONFIRMED -> What.SEAT_CONFIRMED;
                    case WAITLISTED -> What.SEAT_WAITLISTED;
                    case OFFERED -> What.SEAT_OFFERED;
                    case EXPIRED -> What.SEAT_EXPIRED;
                    case REFUSED -> What.SEAT_REFUSED;
                    case RELEASED -> What.SEAT_RELEASED;
                    case REQUESTED ->
                            throw new IllegalStateException("Nothing has happened to it yet");
                };
        return new HistoryEntry(
                change.at(),
                what,
                change.by(),
                change.actor(),
                change.reason(),
                seat.consultation());
    }

    /** Whether the secretariat admitted the organization, or did not. */
    boolean isDecision() {
        return what == What.APPROVED || what == What.DECLINED;
    }

    HistoryEntry withoutActor() {
        return new HistoryEntry(at, what, by, null, reason, consultation);
    }

    HistoryEntry withoutReason() {
        return new HistoryEntry(at, what, by, actor, null, consultation);
    }

    /** Of whom they tell, nobody knows. */
    HistoryEntry withoutWordsOfTheOrganization() {
        return by == Actor.By.ORGANIZATION ? withoutReason() : this;
    }

    @Override
    public String toString() {
        return "HistoryEntry[" + at + ", " + what + "]";
    }
}
