package org.talanoa.kit.document;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Where a service gets the documents of its aggregates from. */
public final class DocumentStore {
    private final MongoDatabase database;
    private final Outbox outbox;
    private final Relay relay;
    private final DueTimes dueTimes;
    private final Sweeper sweeper;
    private final Clock clock;

    DocumentStore(
            MongoDatabase database,
            Outbox outbox,
            Relay relay,
            DueTimes dueTimes,
            Sweeper sweeper,
            Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.relay = relay;
        this.dueTimes = dueTimes;
        this.sweeper = sweeper;
        this.clock = clock;
    }

    /** The documents of one kind; called once for each, while the service is put together. */
    public <A, E> Documents<A, E> documents(AggregateType<A, E> type) {
        var collection = database.getCollection(type.collection(), BsonDocument.class);
        var documents = new Documents<>(type, collection, outbox, relay, dueTimes, clock);
        sweeper.add(documents);
        return documents;
    }

    /**
     * Has an index of a projection made with those of the documents, before the service is ready;
     * called while it is put together.
     */
    public void index(String collection, Bson keys) {
        sweeper.add(() -> database.getCollection(collection).createIndex(keys));
    }
}
