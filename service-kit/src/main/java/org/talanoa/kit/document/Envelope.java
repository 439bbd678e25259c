package org.talanoa.kit.document;

import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/**
 * The document around an aggregate: how it is laid out, read and changed. No other class knows its
 * field names.
 */
final class Envelope<A, E> {
    static final String VERSION = "version";
    static final String OUTBOX = "outbox";

    /** There only where something waits in the outbox. */
    static final String UNSENT = OUTBOX + ".id";

    static final String DUE_AT = "dueAt";
    static final String LEASE_UNTIL = "leaseUntil";

    /** Of the state: which upgrades it has behind it. */
    static final String SCHEMA_VERSION = "schemaVersion";

    private static final String STATE = "state";
    private static final String LAST_COMMANDS = "lastCommands";
    private static final String MADE_BY = "madeBy";
    private static final int COMMANDS_KEPT = 20;

    /** Everything else beside the state is a key of the aggregate. */
    private static final Set<String> OWN_FIELDS =
            Set.of(
                    "_id",
                    VERSION,
                    STATE,
                    OUTBOX,
                    DUE_AT,
                    LEASE_UNTIL,
                    SCHEMA_VERSION,
                    LAST_COMMANDS,
                    MADE_BY);

    private final AggregateType<A, E> type;
    private final CodecRegistry codecs;

    Envelope(AggregateType<A, E> type, CodecRegistry codecs) {
        this.type = type;
        this.codecs = codecs;
    }

    BsonDocument first(
            String id, A state, List<OutboxEntry> outbox, Command by, Instant leaseUntil) {
        var document = new BsonDocument("_id", new BsonString(id));
        document.append(VERSION, new BsonInt64(1)).append(STATE, encoded(state));
        type.keys().apply(state).forEach((name, value) -> document.append(name, plain(value)));
        type.dueAt().apply(state).ifPresent(at -> document.append(DUE_AT, date(at)));
        document.append(OUTBOX, new BsonArray(outbox.stream().map(this::encoded).toList()));
        if (!outbox.isEmpty()) document.append(LEASE_UNTIL, date(leaseUntil));
        document.append(MADE_BY, new BsonString(by.request()));
        return document.append(SCHEMA_VERSION, new BsonInt64(type.schemaVersion()));
    }

    /** One update: whole state and its keys, next version, entries and command. */
    Bson next(
            BsonDocument before, A next, List<OutboxEntry> outbox, Command by, Instant leaseUntil) {
        var updates = new ArrayList<Bson>();
        updates.add(Updates.set(STATE, encoded(next)));
        updates.add(Updates.set(SCHEMA_VERSION, (long) type.schemaVersion()));
        updates.add(Updates.inc(VERSION, 1L));
        var keys = type.keys().apply(next);
        keys.forEach((name, value) -> updates.add(Updates.set(name, plain(value))));
        Set<String> gone = new HashSet<>(before.keySet());
        gone.removeAll(OWN_FIELDS);
        gone.removeAll(keys.keySet());
        gone.forEach(name -> updates.add(Updates.unset(name)));
        updates.add(
                type.dueAt()
                        .apply(next)
                        .map(at -> Updates.set(DUE_AT, date(at)))
                        .orElseGet(() -> Updates.unset(DUE_AT)));
        if (!outbox.isEmpty()) {
            updates.add(added(before, outbox));
            updates.add(Updates.set(LEASE_UNTIL, date(leaseUntil)));
        }
        by.mark().ifPresent(mark -> updates.add(remember(mark, by.request())));
        return Updates.combine(updates);
    }

    /**
     * What waits is left alone, unless a tombstone takes some of it back. Then what remains is
     * written anew: what was sent meanwhile is sent once more, which harms nobody.
     */
    private Bson added(BsonDocument before, List<OutboxEntry> entries) {
        var waiting = waiting(before, codecs);
        var remaining =
                waiting.stream()
                        .filter(old -> entries.stream().noneMatch(entry -> entry.takesBack(old)))
                        .toList();
        if (remaining.size() == waiting.size()) {
            return Updates.pushEach(OUTBOX, entries.stream().map(this::encoded).toList());
        }
        var all = Stream.concat(remaining.stream(), entries.stream());
        return Updates.set(OUTBOX, all.map(this::encoded).toList());
    }

    /** What is to be sent of a document, of which nothing else need be there. */
    static List<OutboxEntry> waiting(BsonDocument document, CodecRegistry codecs) {
        var codec = codecs.get(OutboxEntry.class);
        return document.getArray(OUTBOX, new BsonArray()).stream()
                .map(entry ->
                        codec.decode(
                                entry.asDocument().asBsonReader(),
                                DecoderContext.builder().build()))
                .toList();
    }

    private static Bson remember(String mark, String request) {
        var entry =
                new BsonDocument("key", new BsonString(mark))
                        .append("request", new BsonString(request));
        return Updates.pushEach(
                LAST_COMMANDS, List.of(entry), new PushOptions().slice(-COMMANDS_KEPT));
    }

    /**
     * Reads a document, an older one as its upgrades make it.
     *
     * @throws Conflict.NewerSchema if a newer release wrote it: what this code knows nothing of,
     *     its next write would lose
     */
    Versioned<A> read(BsonDocument document) {
        var state =
                codecs.get(type.state())
                        .decode(
                                upgraded(document).asBsonReader(),
                                DecoderContext.builder().build());
        return new Versioned<>(
                document.getString("_id").getValue(),
                document.getNumber(VERSION).longValue(),
                state);
    }

    private BsonDocument upgraded(BsonDocument document) {
        int stored = document.getNumber(SCHEMA_VERSION).intValue();
        if (stored > type.schemaVersion()) {
            throw new Conflict.NewerSchema(document.getString("_id").getValue(), stored);
        }
        var state = document.getDocument(STATE);
        for (var step : type.upgrades().subList(stored - 1, type.upgrades().size())) {
            state = step.apply(state.clone());
        }
        return state;
    }

    /** Whether the document was made by this very request. */
    boolean madeBy(BsonDocument document, Command command) {
        return document.getString(MADE_BY).getValue().equals(command.request());
    }

    /**
     * Whether the document has already done what the command asks.
     *
     * @throws Conflict.KeyReused if its key came with another request
     */
    boolean hasDone(BsonDocument document, Command command) {
        var mark = command.mark();
        if (mark.isEmpty()) return false;
        for (BsonValue value : document.getArray(LAST_COMMANDS, new BsonArray())) {
            var entry = value.asDocument();
            if (!entry.getString("key").getValue().equals(mark.get())) continue;
            if (entry.getString("request").getValue().equals(command.request())) return true;
            throw new Conflict.KeyReused();
        }
        return false;
    }

    private BsonValue encoded(Object value) {
        return BsonDocumentWrapper.asBsonDocument(value, codecs);
    }

    private BsonValue plain(Object value) {
        return BsonDocumentWrapper.asBsonDocument(new Document("value", value), codecs)
                .getOrDefault("value", BsonNull.VALUE);
    }

    private static BsonDateTime date(Instant at) {
        return new BsonDateTime(at.toEpochMilli());
    }
}
