package org.talanoa.kit.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.talanoa.contracts.EventTopic;

/**
 * How an aggregate is kept: its collection, its topic, its keys and its time.
 *
 * @param collection in the service's database
 * @param keys values beside the state, for unique indexes; one that is missing from the map is
 *     absent, never null
 * @param indexes made when the database can be reached; a unique one must be sparse if its key can
 *     be absent
 * @param dueAt when the aggregate next wants to look at the clock
 * @param tick what it decides then
 * @param republished what tells its state once more: the event, and the records beside it; quiet
 *     where nobody may know of it yet
 * @param upgrades of stored states, in their order: the first makes of a state of schema version 1
 *     one of version 2, and so on; each is pure, may change the copy that it is given, and stays
 *     for ever
 */
public record AggregateType<A, E>(
        String collection,
        Class<A> state,
        EventTopic topic,
        Function<A, Map<String, Object>> keys,
        List<Index> indexes,
        Function<A, Optional<Instant>> dueAt,
        BiFunction<A, Instant, Decision<A, E>> tick,
        Function<A, ? extends Decision<A, E>> republished,
        List<UnaryOperator<BsonDocument>> upgrades) {

    /** An index and whether it is unique (and then sparse). */
    public record Index(Bson keys, boolean unique) {}

    /** An aggregate without keys, indexes and time. */
    public static <A, E> AggregateType<A, E> of(
            String collection,
            Class<A> state,
            EventTopic topic,
            Function<A, ? extends Decision<A, E>> republished) {
        return new AggregateType<>(
                collection,
                state,
                topic,
                _ -> Map.of(),
                List.of(),
                _ -> Optional.empty(),
                (aggregate, _) -> Decision.quiet(aggregate),
                republished,
                List.of());
    }

    public AggregateType<A, E> withKeys(Function<A, Map<String, Object>> newKeys) {
        return new AggregateType<>(
                collection, state, topic, newKeys, indexes, dueAt, tick, republished, upgrades);
    }

    public AggregateType<A, E> withIndexes(Index... newIndexes) {
        return new AggregateType<>(
                collection,
                state,
                topic,
                keys,
                List.of(newIndexes),
                dueAt,
                tick,
                republished,
                upgrades);
    }

    public AggregateType<A, E> withTime(
            Function<A, Optional<Instant>> newDueAt,
            BiFunction<A, Instant, Decision<A, E>> newTick) {
        return new AggregateType<>(
                collection, state, topic, keys, indexes, newDueAt, newTick, republished, upgrades);
    }

    /** The steps by which states that an older release stored become such as this one reads. */
    public AggregateType<A, E> withUpgrades(List<UnaryOperator<BsonDocument>> steps) {
        return new AggregateType<>(
                collection, state, topic, keys, indexes, dueAt, tick, republished, steps);
    }

    /** Which schema version this code writes, and the newest that it reads. */
    int schemaVersion() {
        return upgrades.size() + 1;
    }
}
