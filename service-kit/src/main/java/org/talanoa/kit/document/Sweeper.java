package org.talanoa.kit.document;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talanoa.kit.Rounds;

/**
 * Feeds relay and due times with what a crash left behind: at start, then each minute. Makes the
 * indexes before its first round; while the database is away it tries again, and the service is not
 * ready. What older releases stored it upgrades before anything is swept.
 */
public final class Sweeper extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    private final Relay relay;
    private final DueTimes dueTimes;
    private final Clock clock;
    private final Duration pause;
    private final boolean indexForCompareAndSet;
    private final List<Documents<?, ?>> all = new CopyOnWriteArrayList<>();
    private final List<Runnable> otherIndexes = new CopyOnWriteArrayList<>();
    private volatile boolean firstRoundDone;
    private volatile List<String> newer = List.of();

    Sweeper(
            Relay relay,
            DueTimes dueTimes,
            Clock clock,
            Duration pause,
            boolean indexForCompareAndSet) {
        super("sweeper");
        this.relay = relay;
        this.dueTimes = dueTimes;
        this.clock = clock;
        this.pause = pause;
        this.indexForCompareAndSet = indexForCompareAndSet;
    }

    void add(Documents<?, ?> documents) {
        all.add(documents);
    }

    /** To be made in the first round, too. */
    void add(Runnable index) {
        otherIndexes.add(index);
    }

    /**
     * Whether indexes are there and what was left behind has been found: before that the service is
     * not ready.
     */
    public boolean isFirstRoundDone() {
        return firstRoundDone;
    }

    /**
     * The collections in which a newer release of this service has written, as the last round saw
     * it: while there are any, this one is not ready.
     */
    public List<String> newerThanThisCode() {
        return newer;
    }

    /** Every kind of aggregate that this service keeps. */
    public List<Documents<?, ?>> documents() {
        return List.copyOf(all);
    }

    @Override
    protected Optional<Duration> round() {
        try {
            if (!firstRoundDone) makeIndexes();
            newer = all.stream().filter(Documents::hasNewer).map(Documents::name).toList();
            all.forEach(Sweeper::upgrade);
            all.forEach(this::sweep);
            if (!firstRoundDone) log.info("What was left unsent or due has been found");
            firstRoundDone = true;
            return Optional.of(pause);
        } catch (MongoException e) {
            log.debug("The database is away; the sweep is tried again", e);
            return Optional.of(WHILE_AWAY);
        }
    }

    private void makeIndexes() {
        all.forEach(this::makeIndexes);
        otherIndexes.forEach(Runnable::run);
    }

    private void makeIndexes(Documents<?, ?> documents) {
        var collection = documents.collection();
        if (indexForCompareAndSet) {
            collection.createIndex(
                    Indexes.ascending("_id", Envelope.VERSION), new IndexOptions().unique(true));
        }
        for (var index : documents.type().indexes()) {
            collection.createIndex(
                    index.keys(), new IndexOptions().unique(index.unique()).sparse(index.unique()));
        }
        collection.createIndex(Indexes.ascending(Envelope.DUE_AT));
        collection.createIndex(Indexes.ascending(Envelope.SCHEMA_VERSION));
        collection.createIndex(Indexes.ascending(Envelope.UNSENT), new IndexOptions().sparse(true));
    }

    private static void upgrade(Documents<?, ?> documents) {
        long count = documents.upgrade();
        if (count > 0) log.info("{} documents of {} were upgraded", count, documents.name());
    }

    private void sweep(Documents<?, ?> documents) {
        var now = clock.instant();
        // In its first round it takes leases no notice of: they may be its own, from before a
        // crash.
        var unsent = gt(Envelope.UNSENT, "");
        // One that ends later than any is given was written while a clock went wrong.
        var ended =
                or(
                        lt(Envelope.LEASE_UNTIL, Date.from(now)),
                        gt(Envelope.LEASE_UNTIL, Date.from(relay.leaseEnd())));
        var mine = firstRoundDone ? and(unsent, ended) : unsent;
        for (var document : ids(documents.collection(), mine)) {
            relay.wake(documents.collection(), document.getString("_id").getValue());
        }
        var soon = lt(Envelope.DUE_AT, Date.from(dueTimes.horizon()));
        for (var document : ids(documents.collection(), soon)) {
            var at = document.getDateTime(Envelope.DUE_AT).getValue();
            dueTimes.at(Instant.ofEpochMilli(at), documents, document.getString("_id").getValue());
        }
    }

    private static Iterable<BsonDocument> ids(MongoCollection<BsonDocument> in, Bson filter) {
        return in.find(filter).projection(Projections.include(Envelope.DUE_AT));
    }
}
