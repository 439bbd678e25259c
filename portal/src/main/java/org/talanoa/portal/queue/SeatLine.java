package org.talanoa.portal.queue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.queue.Registration.Seat;
import org.talanoa.portal.review.Chip;

/**
 * A seat of the organization and what the secretariat can make of it, ready to print.
 *
 * @param words since when, until when, which place
 * @param changes the states it can be given; none before approval
 */
record SeatLine(
        String consultationId, Words title, Chip state, String words, List<String> changes) {
    static SeatLine of(Seat seat, Registration one, Desk desk) {
        return new SeatLine(
                seat.consultationId(),
                Names.named(desk.names().consultations(), seat.consultationId()),
                Chip.ofSeat(seat.state()),
                Stream.of(place(seat, desk), since(seat, desk), until(seat, desk))
                        .flatMap(Stream::ofNullable)
                        .collect(Collectors.joining(" ")),
                one.status().equals("APPROVED") ? changes(seat.state()) : List.of());
    }

    /** The ledger decides; this only offers no button that can't work. */
    private static List<String> changes(String state) {
        return switch (state) {
            case "CONFIRMED" -> List.of("RELEASED", "REFUSED");
            case "OFFERED" -> List.of("CONFIRMED", "RELEASED", "REFUSED");
            case "WAITLISTED" -> List.of("CONFIRMED", "OFFERED", "RELEASED", "REFUSED");
            case "REQUESTED" -> List.of("CONFIRMED", "OFFERED", "REFUSED");
            default -> List.of("CONFIRMED", "OFFERED");
        };
    }

    private static @Nullable String place(Seat seat, Desk desk) {
        var place = seat.waitlistPosition();
        var length = seat.waitlistLength();
        return place == null
                ? null
                : length == null
                        ? desk.say("queue.seat.place", place)
                        : desk.say("queue.seat.place.of", place, length);
    }

    private static @Nullable String since(Seat seat, Desk desk) {
        return seat.since() == null
                ? null
                : desk.say("queue.seat.since", desk.moment(seat.since()));
    }

    private static @Nullable String until(Seat seat, Desk desk) {
        return seat.offerUntil() == null
                ? null
                : desk.say("queue.seat.until", desk.moment(seat.offerUntil()));
    }
}
