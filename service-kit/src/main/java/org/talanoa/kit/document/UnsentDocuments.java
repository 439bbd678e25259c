package org.talanoa.kit.document;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The documents whose events the broker does not have yet, for an operator to look at. */
public final class UnsentDocuments {
    private static final int AT_ONCE = 20;
    private static final String TIMES = Envelope.OUTBOX + ".time";

    /** The sparse index of the sweeper serves it. */
    private static final Bson UNSENT = gt(Envelope.UNSENT, "");

    private final Sweeper sweeper;
    private final Relay relay;

    UnsentDocuments(Sweeper sweeper, Relay relay) {
        this.sweeper = sweeper;
        this.relay = relay;
    }

    /**
     * A document with something to send.
     *
     * @param since when the oldest of its events was written
     * @param failures how often in a row this instance could not send it
     */
    public record Unsent(String collection, String id, int events, Instant since, int failures) {}

    public long count() {
        return sweeper.documents().stream()
                .mapToLong(documents -> documents.collection().countDocuments(UNSENT))
                .sum();
    }

    /** Those that have waited longest, but not endlessly many. */
    public List<Unsent> oldest() {
        return sweeper.documents().stream()
                .flatMap(this::oldest)
                .sorted(Comparator.comparing(Unsent::since))
                .limit(AT_ONCE)
                .toList();
    }

    private Stream<Unsent> oldest(Documents<?, ?> documents) {
        return documents
                .collection()
                .find(UNSENT)
                .projection(Projections.include(TIMES))
                .sort(ascending(TIMES))
                .limit(AT_ONCE)
                .map(document -> unsent(documents.name(), document))
                .into(new ArrayList<>())
                .stream();
    }

    private Unsent unsent(String collection, BsonDocument document) {
        var id = document.getString("_id").getValue();
        var entries = document.getArray(Envelope.OUTBOX);
        long since =
                entries.stream()
                        .mapToLong(entry -> entry.asDocument().getDateTime("time").getValue())
                        .min()
                        .orElse(0);
        return new Unsent(
                collection,
                id,
                entries.size(),
                Instant.ofEpochMilli(since),
                relay.failures(collection, id));
    }
}
