package org.talanoa.portal.registration;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.registration.OwnRegistration.Seat;
import org.talanoa.portal.review.Chip;
import org.talanoa.portal.review.SeriesRow;
import org.talanoa.portal.review.SeriesRow.Reason;

/**
 * How it stands with one consultation that the organization wishes, ready to print.
 *
 * @param order null, and the title a sentence of ours, where the consultation is public no more
 * @param consultation its own state where that matters more than the seat's
 * @param words what the state means, and what comes next
 * @param reasons why the consultation has moved, or is cancelled
 * @param offered whether it can be taken or refused
 * @param held whether it is theirs, so that it belongs into a calendar
 * @param canBeLeft whether there is a seat or a place in the waiting list to give up
 */
record SeatRow(
        String id,
        @Nullable Integer order,
        Words title,
        @Nullable String day,
        List<String> slots,
        @Nullable Chip consultation,
        Chip chip,
        String words,
        List<Reason> reasons,
        boolean offered,
        boolean held,
        boolean canBeLeft) {
    private static final Set<String> STATES =
            Set.of(
                    "REQUESTED",
                    "CONFIRMED",
                    "WAITLISTED",
                    "OFFERED",
                    "EXPIRED",
                    "REFUSED",
                    "RELEASED");

    private static final Set<String> LEAVABLE = Set.of("CONFIRMED", "WAITLISTED");

    /** The registration has ended or was not approved: what was asked for is not given any more. */
    private static final Set<String> ENDED = Set.of("DECLINED", "WITHDRAWN");

    static SeatRow of(Seat seat, String status, List<SeriesRow> series, ZoneId zone, Dates dates) {
        var state =
                ENDED.contains(status) && seat.state().equals("REQUESTED")
                        ? "NONE"
                        : STATES.contains(seat.state()) ? seat.state() : "UNKNOWN";
        var row = series.stream().filter(one -> one.id().equals(seat.consultationId())).findFirst();
        boolean over = row.filter(SeatRow::isOver).isPresent();
        return new SeatRow(
                seat.consultationId(),
                row.map(SeriesRow::order).orElse(null),
                row.map(SeriesRow::title)
                        .orElseGet(() -> new Words(dates.say("seat.consultation-gone"), null)),
                row.map(SeriesRow::day).orElse(null),
                row.map(SeriesRow::slots).orElse(List.of()),
                over ? row.map(SeriesRow::chip).orElse(null) : null,
                Chip.ofSeat(state),
                words(seat, state, zone, dates),
                row.map(SeriesRow::reasons).orElse(List.of()),
                state.equals("OFFERED") && !over,
                state.equals("CONFIRMED") && row.isPresent(),
                LEAVABLE.contains(state) && row.isPresent() && !over);
    }

    private static String words(Seat seat, String state, ZoneId zone, Dates dates) {
        if (state.equals("WAITLISTED") && seat.waitlistPosition() != null) {
            return seat.waitlistLength() == null
                    ? dates.say("seat.WAITLISTED.place", seat.waitlistPosition())
                    : dates.say("own.seat.place", seat.waitlistPosition(), seat.waitlistLength());
        }
        return state.equals("OFFERED") && seat.offerUntil() != null
                ? dates.say("own.seat.offered", dates.moment(seat.offerUntil().atZone(zone)))
                : dates.say("seat." + state + ".words");
    }

    private static boolean isOver(SeriesRow row) {
        return row.held() || row.chip().key().equals("consultation.CANCELLED");
    }
}
