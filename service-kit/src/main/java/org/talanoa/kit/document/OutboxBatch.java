package org.talanoa.kit.document;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * Sends what waits in documents of one collection, those side by side: it is read by one query and
 * taken out by one command, which is what the database is busy with when many registrations come.
 */
final class OutboxBatch {
    private final EventSender sender;
    private final ExecutorService workers;

    OutboxBatch(EventSender sender, ExecutorService workers) {
        this.sender = sender;
        this.workers = workers;
    }

    /**
     * @param sent how many documents had something that was sent as a whole
     * @param failures why those could not be sent, by id
     */
    record Outcome(int sent, Map<String, Throwable> failures) {
        boolean isWhole() {
            return sent > 0 && failures.isEmpty();
        }
    }

    /** Which entries of one document the broker has. */
    private record Sent(String id, List<String> entries) {
        UpdateOneModel<BsonDocument> taken() {
            var sent = new Document(Envelope.OUTBOX, in("id", entries).toBsonDocument());
            return new UpdateOneModel<>(eq("_id", id), Updates.pullByFilter(sent));
        }
    }

    /**
     * Returns when the broker has what could be sent and the documents no longer do.
     *
     * @throws com.mongodb.MongoException if the database is away; the broker may have some of it
     */
    Outcome send(MongoCollection<BsonDocument> collection, List<String> ids)
            throws InterruptedException {
        var read = read(collection, ids);
        var codecs = collection.getCodecRegistry();
        var sendings = workers.invokeAll(read.stream().map(one -> sending(one, codecs)).toList());
        var taken = new ArrayList<UpdateOneModel<BsonDocument>>();
        var failures = new HashMap<String, Throwable>();
        for (int i = 0; i < read.size(); i++) {
            var sending = sendings.get(i);
            switch (sending.state()) {
                case SUCCESS -> {
                    if (!sending.resultNow().entries().isEmpty()) {
                        taken.add(sending.resultNow().taken());
                    }
                }
                case FAILED -> failures.put(idOf(read.get(i)), sending.exceptionNow());
                case RUNNING, CANCELLED -> throw new IllegalStateException("Not ended: " + sending);
            }
        }
        if (!taken.isEmpty()) collection.bulkWrite(taken, new BulkWriteOptions().ordered(false));
        return new Outcome(taken.size(), failures);
    }

    private static List<BsonDocument> read(
            MongoCollection<BsonDocument> collection, List<String> ids) {
        return collection
                .withReadConcern(ReadConcern.MAJORITY)
                .find(in("_id", ids))
                .projection(Projections.include(Envelope.OUTBOX))
                .into(new ArrayList<>());
    }

    /** Decodes there too: what can't be read holds up its own document alone. */
    private Callable<Sent> sending(BsonDocument document, CodecRegistry codecs) {
        return () -> {
            var entries = Envelope.waiting(document, codecs);
            entries.forEach(sender::send);
            return new Sent(idOf(document), entries.stream().map(OutboxEntry::id).toList());
        };
    }

    private static String idOf(BsonDocument document) {
        return document.getString("_id").getValue();
    }
}
