package org.talanoa.dashboard.count;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Of each aggregate the newest state. What is older, or comes again, changes nothing. */
final class Newest<I, S> {
    private final Map<I, Known<S>> known = new HashMap<>();

    private record Known<S>(long version, S state) {}

    /**
     * What a newer state replaced.
     *
     * @param before null if nothing was known of the aggregate
     */
    record Change<S>(@Nullable S before, S after) {}

    /** Empty if nothing changed. */
    Optional<Change<S>> keep(I id, long version, S state) {
        var before = known.get(id);
        if (before != null && before.version() >= version) return Optional.empty();
        known.put(id, new Known<>(version, state));
        return Optional.of(new Change<>(before == null ? null : before.state(), state));
    }

    /** Empty if nothing is known of it. */
    Optional<S> of(I id) {
        return Optional.ofNullable(known.get(id)).map(Known::state);
    }

    Stream<I> ids() {
        return known.keySet().stream();
    }

    int size() {
        return known.size();
    }
}
