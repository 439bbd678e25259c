package org.talanoa.registration.seat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.talanoa.contracts.RegistrationId;

/** Who waits for a seat: whose address was proven first comes first. */
final class WaitingList {
    private static final Comparator<Seat> ORDER =
            Comparator.comparing(Seat::confirmedAt)
                    .thenComparing(seat -> seat.registration().value());

    private WaitingList() {}

    static Optional<Seat> first(List<Seat> seats) {
        return seats.stream().filter(Seat::isWaiting).min(ORDER);
    }

    static boolean isAnybodyBefore(Seat seat, List<Seat> seats) {
        return first(seats).filter(first -> ORDER.compare(first, seat) < 0).isPresent();
    }

    /** The place of each that waits, from 1. */
    static Map<RegistrationId, Integer> places(List<Seat> seats) {
        var places = new HashMap<RegistrationId, Integer>();
        seats.stream()
                .filter(Seat::isWaiting)
                .sorted(ORDER)
                .forEach(seat -> places.put(seat.registration(), places.size() + 1));
        return places;
    }
}
