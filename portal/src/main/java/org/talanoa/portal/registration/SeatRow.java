package org.talanoa.portal.registration;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.registration.OwnRegistration.Seat;
import org.talanoa.portal.review.Chip;
import org.talanoa.portal.review.SeriesRow;

/**
 * How it stands with one consultation that the organization wishes, ready to print.
 *
 * @param order null, and the title a sentence of ours, where the consultation is public no more
 * @param consultation its own state where that matters more than the seat's
 * @param words what the state means, and what comes next
 */
record SeatRow(
        @Nullable Integer order,
        Words title,
        @Nullable String day,
        List<String> slots,
        @Nullable Chip consultation,
        Chip chip,
        String words) {
    private static final Set<String> STATES =
            Set.of(
                    "REQUESTED",
                    "CONFIRMED",
                    "WAITLISTED",
                    "OFFERED",
                    "EXPIRED",
                    "REFUSED",
                    "RELEASED");

    /** The registration has ended or was not approved: what was asked for is not given any more. */
    private static final Set<String> ENDED = Set.of("DECLINED", "WITHDRAWN");

    static SeatRow of(Seat seat, String status, List<SeriesRow> series, Dates dates) {
        var state =
                ENDED.contains(status) && seat.state().equals("REQUESTED")
                        ? "NONE"
                        : STATES.contains(seat.state()) ? seat.state() : "UNKNOWN";
        var words =
                state.equals("WAITLISTED") && seat.waitlistPosition() != null
                        ? dates.say("seat.WAITLISTED.place", seat.waitlistPosition())
                        : dates.say("seat." + state + ".words");
        return series.stream()
                .filter(row -> row.id().equals(seat.consultationId()))
                .findFirst()
                .map(row ->
                        new SeatRow(
                                row.order(),
                                row.title(),
                                row.day(),
                                row.slots(),
                                isOver(row) ? row.chip() : null,
                                Chip.ofSeat(state),
                                words))
                .orElseGet(() ->
                        new SeatRow(
                                null,
                                new Words(dates.say("seat.consultation-gone"), null),
                                null,
                                List.of(),
                                null,
                                Chip.ofSeat(state),
                                words));
    }

    private static boolean isOver(SeriesRow row) {
        return row.held() || row.chip().key().equals("consultation.CANCELLED");
    }
}
