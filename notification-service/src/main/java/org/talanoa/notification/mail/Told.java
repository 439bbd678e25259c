package org.talanoa.notification.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.notification.consultation.KnownConsultation;
import org.talanoa.notification.notice.Notice;

/**
 * A notice with what it tells of.
 *
 * @param consultation null where it tells of none
 */
record Told(Notice notice, @Nullable KnownConsultation consultation) {
    private static final Comparator<Told> MOST_IMPORTANT_FIRST =
            Comparator.comparing((Told told) -> told.notice().template(), Importance.FIRST)
                    .thenComparingInt(
                            told -> told.consultation == null ? 0 : told.consultation.order())
                    .thenComparing(told -> told.notice().id().value());

    /** About a seat, or about the consultation itself. */
    private record Matter(ConsultationId consultation, boolean seat) {}

    /**
     * What a mail of these says: of the same matter the newest only, the most important first, and
     * nothing that does not hold any more, unless that is all.
     */
    static List<Told> worthTelling(List<Told> all, Instant now) {
        var newest = new ArrayList<Told>();
        var seen = new HashSet<Matter>();
        all.stream()
                .sorted(Comparator.comparing((Told told) -> told.notice().happenedAt()).reversed())
                .filter(told ->
                        told.consultation == null || seen.add(told.matter(told.consultation)))
                .forEach(newest::add);
        var holding = newest.stream().filter(t -> !now.isAfter(t.notice().validUntil())).toList();
        return (holding.isEmpty() ? newest : holding)
                .stream().sorted(MOST_IMPORTANT_FIRST).toList();
    }

    private Matter matter(KnownConsultation about) {
        return new Matter(about.id(), notice.template().name().startsWith("SEAT_"));
    }

    /** Whether the reader's calendar has, or should have, the consultation. */
    boolean isForCalendar() {
        return notice.about() != null
                && notice.about().seat() == SeatState.CONFIRMED
                && consultation != null
                && consultation.date() != null
                && consultation.startTime() != null
                && consultation.endTime() != null;
    }
}
