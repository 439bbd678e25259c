package org.talanoa.kit.event;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this service could not handle after its retries; the group went on without it. If it can't
 * even be parked, neither could the work: the exception makes the partition wait.
 */
public final class ParkedRecords {
    private static final Logger log = LoggerFactory.getLogger(ParkedRecords.class);

    private static final int AT_ONCE = 50;

    private final MongoCollection<ParkedRecord> parked;
    private final MeterRegistry meters;
    private final Clock clock;

    public ParkedRecords(MongoDatabase database, MeterRegistry meters, Clock clock) {
        this.parked = database.getCollection("parked", ParkedRecord.class);
        this.meters = meters;
        this.clock = clock;
    }

    void park(ConsumerRecord<?, ?> record, Exception fault) {
        var name = root(fault).getClass().getName();
        var entry = ParkedRecord.of(record, name, clock.instant());
        parked.replaceOne(eq("_id", entry.id()), entry, new ReplaceOptions().upsert(true));
        meters.counter("talanoa.events.parked", "topic", record.topic()).increment();
        log.warn("Record {} was parked ({}); the others go on", entry.id(), name);
    }

    /** It failed once more: it stays where it is, with the newer reason. */
    void failedAgain(ParkedRecord record, Exception fault) {
        var name = root(fault).getClass().getName();
        parked.updateOne(eq("_id", record.id()), Updates.set("fault", name));
        log.warn("Record {} could not be handled once more ({})", record.id(), name);
    }

    /** The oldest, but not endlessly many. */
    public List<ParkedRecord> oldest() {
        return parked.find().sort(ascending("parkedAt")).limit(AT_ONCE).into(new ArrayList<>());
    }

    /** The ids of all, the oldest first. */
    public List<String> ids() {
        return parked.find()
                .sort(ascending("parkedAt"))
                .map(ParkedRecord::id)
                .into(new ArrayList<>());
    }

    public long count() {
        return parked.countDocuments();
    }

    public Optional<ParkedRecord> find(String id) {
        return Optional.ofNullable(parked.find(eq("_id", id)).first());
    }

    /** Takes it off the list, after a replay or because it does not matter. */
    public boolean discard(String id) {
        return parked.deleteOne(eq("_id", id)).getDeletedCount() == 1;
    }

    private static Throwable root(Throwable fault) {
        var cause = fault.getCause();
        return cause == null ? fault : root(cause);
    }
}
