package org.talanoa.kit.event;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.codecs.DecoderContext;
import org.bson.conversions.Bson;
import org.talanoa.contracts.Identifier;

/**
 * What a service keeps of others' aggregates, each at its newest version. Older versions,
 * repetitions, and whatever comes after a burial change nothing.
 */
public final class Projection<S> {
    private final MongoCollection<BsonDocument> collection;
    private final Class<S> type;
    private final Map<String, Read<S>> readBefore = new ConcurrentHashMap<>();

    private record Read<S>(long version, S state) {}

    public Projection(MongoDatabase database, String collection, Class<S> type) {
        this.collection = database.getCollection(collection, BsonDocument.class);
        this.type = type;
    }

    /** Keeps this state if it is newer than the one that is kept. */
    public void keep(Identifier id, long version, S state) {
        guarded(id, version, combine(set("version", version), set("state", state)));
    }

    /** Takes the state away for ever: nothing of this id is kept any more, whatever still comes. */
    public void bury(Identifier id) {
        guarded(id, Long.MAX_VALUE, combine(set("version", Long.MAX_VALUE), unset("state")));
    }

    private void guarded(Identifier id, long version, Bson update) {
        var older = and(eq("_id", id.value()), lt("version", version));
        try {
            collection.updateOne(older, update, new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            // Duplicate: the filter left out a newer one, or a grave; or it found none, and
            // somebody was faster with an older one.
            collection.updateOne(older, update);
        }
    }

    /** Whether nothing of this id is kept for ever, see {@link #bury}. */
    public boolean isBuried(Identifier id) {
        return isAt(id, Long.MAX_VALUE);
    }

    public Optional<S> find(Identifier id) {
        var document = collection.find(and(eq("_id", id.value()), exists("state"))).first();
        return Optional.ofNullable(document).filter(Projection::hasState).map(this::state);
    }

    /**
     * The same for what is large, read often and changes seldom, and of which there is little: it
     * is remembered, and only its version is read while that has not changed.
     */
    public Optional<S> findRemembered(Identifier id) {
        var before = readBefore.get(id.value());
        if (before != null && isAt(id, before.version())) return Optional.of(before.state());
        var document = collection.find(and(eq("_id", id.value()), exists("state"))).first();
        if (document == null || !hasState(document)) {
            readBefore.remove(id.value());
            return Optional.empty();
        }
        var read = new Read<>(document.getNumber("version").longValue(), state(document));
        readBefore.put(id.value(), read);
        return Optional.of(read.state());
    }

    /**
     * By a query and not by a count, which is an aggregation: the embedded server goes through all
     * documents for that.
     */
    private boolean isAt(Identifier id, long version) {
        return collection
                        .find(and(eq("_id", id.value()), eq("version", version)))
                        .projection(include("_id"))
                        .first()
                != null;
    }

    /** All that match; field names begin with {@code state.}. */
    public List<S> find(Bson filter) {
        return collection.find(and(filter, exists("state"))).into(new ArrayList<>()).stream()
                .filter(Projection::hasState)
                .map(this::state)
                .toList();
    }

    /** The embedded server may bury what was just found before it has sent it. */
    private static boolean hasState(BsonDocument document) {
        return document.containsKey("state");
    }

    private S state(BsonDocument document) {
        return collection
                .getCodecRegistry()
                .get(type)
                .decode(
                        document.getDocument("state").asBsonReader(),
                        DecoderContext.builder().build());
    }
}
