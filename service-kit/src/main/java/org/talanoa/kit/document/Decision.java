package org.talanoa.kit.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.Identifier;

/**
 * What an aggregate answers to a command: it changes and says so, it changes what concerns nobody
 * else, or it refuses. A decision is a value: nothing is stored until {@link Documents} stores it.
 *
 * @param <A> the aggregate
 * @param <E> its events
 */
public sealed interface Decision<A, E> {

    /**
     * The aggregate becomes {@code next}, and {@code event} tells it.
     *
     * @param others what else travels because of this write: the records of {@code contacts}
     */
    record Made<A, E>(A next, E event, List<Keyed> others) implements Decision<A, E> {
        /** The same with one more record beside the event; it is sent before the event. */
        public Made<A, E> with(Keyed other) {
            var more = new ArrayList<>(others);
            more.add(other);
            return new Made<>(next, event, List.copyOf(more));
        }
    }

    /** The aggregate becomes {@code next}; nobody else needs to know, as of a lease. */
    record Quiet<A, E>(A next) implements Decision<A, E> {}

    /** Nothing changes; {@code why} says what stands against it. */
    record Refused<A, E>(Refusal why) implements Decision<A, E> {}

    /**
     * A record for another topic than the aggregate's own.
     *
     * @param value null for a tombstone, which also takes back what still waits under its key
     */
    record Keyed(EventTopic topic, Identifier key, @Nullable Object value) {
        public static Keyed tombstone(EventTopic topic, Identifier key) {
            return new Keyed(topic, key, null);
        }
    }

    /**
     * Why not: implemented by enums; their sentences stand in the bundles under {@code
     * refusal.<name>}.
     */
    interface Refusal {
        String name();
    }

    static <A, E> Made<A, E> made(A next, E event) {
        return new Made<>(next, event, List.of());
    }

    static <A, E> Decision<A, E> quiet(A next) {
        return new Quiet<>(next);
    }

    static <A, E> Decision<A, E> refused(Refusal why) {
        return new Refused<>(why);
    }
}
