package org.talanoa.dashboard.count;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.seat.SeatFacts;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.dashboard.count.Newest.Change;

/**
 * An organization counts in a consultation where the newest event of its seat puts it; while none
 * has come, as {@code REQUESTED} if it wishes a seat.
 */
final class SeatCounts {
    private final Newest<Seat, Entry> newest = new Newest<>();
    private final Set<Seat> wishes = new HashSet<>();
    private final Map<ConsultationId, Tally<SeatState>> states = new HashMap<>();
    private final Map<ConsultationId, Tally<Instant>> offersEnd = new HashMap<>();

    private record Seat(ConsultationId consultation, RegistrationId registration) {}

    private record Entry(SeatState state, @Nullable Instant offerUntil) {}

    void onRegistration(RegistrationId id, Change<RegistrationCounts.Counted> change) {
        if (change.before() != null) {
            for (var consultation : change.before().wishes()) wish(consultation, id, false);
        }
        for (var consultation : change.after().wishes()) wish(consultation, id, true);
    }

    private void wish(ConsultationId consultation, RegistrationId registration, boolean stands) {
        var seat = new Seat(consultation, registration);
        count(seat, -1);
        if (stands) wishes.add(seat);
        else wishes.remove(seat);
        count(seat, 1);
    }

    /** Whether it changed anything. */
    boolean on(SeatFacts facts, long version) {
        var seat = new Seat(facts.consultation(), facts.registration());
        var entry = new Entry(facts.state(), facts.offerUntil());
        count(seat, -1);
        boolean changed = newest.keep(seat, version, entry).isPresent();
        count(seat, 1);
        return changed;
    }

    private void count(Seat seat, int many) {
        var entry = newest.of(seat).orElse(null);
        if (entry == null && !wishes.contains(seat)) return;
        var state = entry == null ? SeatState.REQUESTED : entry.state();
        states.computeIfAbsent(seat.consultation(), _ -> new Tally<>()).add(state, many);
        if (entry != null && state == SeatState.OFFERED && entry.offerUntil() != null) {
            offersEnd
                    .computeIfAbsent(seat.consultation(), _ -> new Tally<>())
                    .add(entry.offerUntil(), many);
        }
    }

    /** Those of which there is anything to count, or was. */
    Stream<ConsultationId> consultations() {
        return states.keySet().stream();
    }

    SortedMap<SeatState, Integer> byState(ConsultationId consultation) {
        var tally = states.get(consultation);
        return tally == null ? new TreeMap<>() : tally.by(state -> state);
    }

    /**
     * Offers that nobody has answered.
     *
     * @param takesPlace where not, nobody need answer any more
     */
    Dashboard.Offers offers(Predicate<ConsultationId> takesPlace) {
        int open =
                states.entrySet().stream()
                        .filter(of -> takesPlace.test(of.getKey()))
                        .mapToInt(of -> of.getValue().of(SeatState.OFFERED))
                        .sum();
        var nextEnd =
                offersEnd.entrySet().stream()
                        .filter(ends -> takesPlace.test(ends.getKey()))
                        .flatMap(ends -> ends.getValue().first(Comparator.naturalOrder()).stream())
                        .min(Comparator.naturalOrder());
        return new Dashboard.Offers(open, nextEnd.orElse(null));
    }
}
