package org.talanoa.consultation.consultation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.LocalizedText;

/**
 * A version of a consultation as it was published. It never changes.
 *
 * @param number from 1
 * @param plannedDate the day first announced, if the date has moved since
 * @param dateNote why the date has moved; null where it has not, or nobody said
 * @param note why this release was made; null where nothing was said
 * @param at null where the sources don't tell
 * @param by the member of staff or program that released it; null for what came with the house
 */
public record Release(
        int number,
        Details details,
        @Nullable LocalDate plannedDate,
        @Nullable LocalizedText dateNote,
        @Nullable LocalizedText note,
        @Nullable Instant at,
        @Nullable String by) {

    static Release first(
            Details details, @Nullable LocalizedText note, Instant at, @Nullable String by) {
        return new Release(1, details, null, null, note, at, by);
    }

    /** The release after this one; a date that moves keeps the day first announced, and why. */
    Release next(Details next, LocalizedText because, Instant now, @Nullable String who) {
        var announced = plannedDate == null ? details.date() : plannedDate;
        var hasMoved = announced != null && next.date() != null && !announced.equals(next.date());
        var movesNow = !Objects.equals(details.date(), next.date());
        return new Release(
                number + 1,
                next,
                hasMoved ? announced : null,
                !hasMoved ? null : movesNow ? because : dateNote,
                because,
                now,
                who);
    }
}
