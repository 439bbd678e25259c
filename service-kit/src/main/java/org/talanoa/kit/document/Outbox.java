package org.talanoa.kit.document;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocumentWrapper;
import org.bson.BsonValue;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.EventTopic;
import org.talanoa.kit.event.EventJson;
import org.talanoa.kit.event.EventTypes;
import org.talanoa.kit.operation.TraceParent;

/** Turns what a decision tells into records that wait in its document. */
final class Outbox {
    private final EventJson json;
    private final TraceParent trace;
    private final Clock clock;
    private final CodecRegistry codecs;

    Outbox(EventJson json, TraceParent trace, Clock clock, MongoDatabase database) {
        this.json = json;
        this.trace = trace;
        this.clock = clock;
        this.codecs = database.getCodecRegistry();
    }

    <A, E> List<OutboxEntry> entries(
            AggregateType<A, E> type, String id, long version, Decision.Made<A, E> made) {
        return entries(type, id, String.valueOf(version), made);
    }

    /** The state once more, under names of their own; nothing where nobody may know of it. */
    <A, E> List<OutboxEntry> state(AggregateType<A, E> type, Versioned<A> current) {
        return switch (type.republished().apply(current.state())) {
            case Decision.Made<A, E> made ->
                    entries(type, current.id(), current.version() + ":state", made);
            case Decision.Quiet<A, E> _, Decision.Refused<A, E> _ -> List.of();
        };
    }

    /**
     * The other records first: who is told of the event can then already know the contact. Several
     * records of one key have ids of their own, by their place; else whoever keeps each id once
     * would keep one of them.
     */
    private <A, E> List<OutboxEntry> entries(
            AggregateType<A, E> type, String id, String version, Decision.Made<A, E> made) {
        var entries = new ArrayList<OutboxEntry>();
        int place = 0;
        for (var other : made.others()) {
            var key = other.key().value();
            var ceId = key + ":" + version + (key.equals(id) ? "." + ++place : "");
            entries.add(entry(ceId, other.topic(), key, other.value()));
        }
        entries.add(entry(id + ":" + version, type.topic(), id, made.event()));
        return entries;
    }

    BsonValue encoded(OutboxEntry entry) {
        return BsonDocumentWrapper.asBsonDocument(entry, codecs);
    }

    private OutboxEntry entry(String ceId, EventTopic topic, String key, @Nullable Object event) {
        if (event == null) {
            return new OutboxEntry(ceId, topic, key, null, clock.instant(), null, trace.current());
        }
        var type = EventTypes.nameOf(event.getClass());
        if (EventTypes.topicOf(event.getClass()) != topic) {
            throw new IllegalArgumentException(type + " does not travel on " + topic.topicName());
        }
        var value = json.write(event);
        if (value.length > OutboxEntry.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "An event of " + value.length + " bytes is too large");
        }
        return new OutboxEntry(
                ceId, topic, key, type, clock.instant(), new Binary(value), trace.current());
    }
}
