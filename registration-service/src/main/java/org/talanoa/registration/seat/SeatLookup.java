package org.talanoa.registration.seat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.seat.SeatState;

/** What ledgers know of registrations, for whoever shows these. */
@Component
public class SeatLookup {
    private final SeatStore seats;

    SeatLookup(SeatStore seats) {
        this.seats = seats;
    }

    /** What happened to a seat in a consultation. */
    public record Happened(ConsultationId consultation, SeatChange change) {}

    /**
     * The seats of one registration.
     *
     * @param history of all of them, in no order
     */
    public record Found(Map<ConsultationId, SeatView> seats, List<Happened> history) {
        /** Of a registration that no ledger knows. */
        public static final Found NONE = new Found(Map.of(), List.of());

        /** The seat in a consultation that the organization wishes. */
        public SeatView seat(ConsultationId consultation) {
            return seats.getOrDefault(consultation, SeatView.requested(consultation));
        }
    }

    /** How it stands with every organization that a ledger knows. */
    public record Entries(ConsultationId consultation, Map<RegistrationId, SeatState> states) {
        public Set<RegistrationId> all() {
            return states.keySet();
        }

        public List<RegistrationId> in(SeatState state) {
            return states.entrySet().stream()
                    .filter(entry -> entry.getValue() == state)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /**
     * The entries of the ledgers that are looked at.
     *
     * @param review null for all, and likewise the consultation
     */
    public List<Entries> entries(@Nullable ReviewId review, @Nullable ConsultationId consultation) {
        return seats.ledgers(review, consultation).stream()
                .map(ledger ->
                        new Entries(
                                ledger.consultation().id(),
                                ledger.seats().stream()
                                        .collect(
                                                Collectors.toMap(Seat::registration, Seat::state))))
                .toList();
    }

    /** The seats of one registration. */
    public Found of(ReviewId review, RegistrationId registration) {
        return of(Set.of(review), List.of(registration)).getOrDefault(registration, Found.NONE);
    }

    /** Asks once for all these registrations; those that no ledger knows are missing. */
    public Map<RegistrationId, Found> of(
            Set<ReviewId> reviews, Collection<RegistrationId> registrations) {
        var wanted = new HashSet<>(registrations);
        var found = new HashMap<RegistrationId, Found>();
        if (wanted.isEmpty()) return found;
        for (var ledger : seats.ofReviews(reviews)) {
            var consultation = ledger.consultation().id();
            var places = WaitingList.places(ledger.seats());
            for (var seat : ledger.seats()) {
                if (!wanted.contains(seat.registration())) continue;
                var of =
                        found.computeIfAbsent(
                                seat.registration(),
                                _ -> new Found(new HashMap<>(), new ArrayList<>()));
                of.seats().put(consultation, SeatView.of(consultation, seat, places));
                seat.history().forEach(c -> of.history().add(new Happened(consultation, c)));
            }
        }
        return found;
    }
}
