package org.talanoa.kit.document;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only sender of a service's events. It is told ids, reads the documents afresh, sends what
 * waits in them one after another, each after the broker has the one before, and then takes exactly
 * that out. An id has at most one run at a time.
 */
public final class Relay implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int AGGREGATES_AT_ONCE = 128;
    private static final DecoderContext DECODE = DecoderContext.builder().build();

    private final EventSender sender;
    private final Clock clock;
    private final Duration lease;
    private final ConcurrentHashMap<Address, Run> runs = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService pauses =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("relay-pauses").daemon().factory());
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Semaphore slots = new Semaphore(AGGREGATES_AT_ONCE);

    private record Address(String collection, String id) {}

    /** What waits to be sent for one id, since when, and how often it failed in a row. */
    private static final class Run {
        final Instant since;
        boolean again;
        int failures;

        Run(Instant since) {
            this.since = since;
        }
    }

    /**
     * @param lease less than a sweeper's round: what an instance that stands still has left is then
     *     taken up in the next
     */
    Relay(EventSender sender, Clock clock, Duration lease) {
        this.sender = sender;
        this.clock = clock;
        this.lease = lease;
    }

    /**
     * Until when other instances leave a document alone that was just written: it saves work, no
     * more.
     */
    Instant leaseEnd() {
        return clock.instant().plus(lease);
    }

    /**
     * Has this document's events sent soon, in their order, and returns at once. While the broker
     * is away they stay in the document and are tried with a growing pause; should this process
     * die, a sweeper finds them. An event may arrive twice, with one {@code ce_id}, and late.
     *
     * @param id an id and not a document: what the caller holds may be old when its turn comes
     */
    void wake(MongoCollection<BsonDocument> collection, String id) {
        var address = new Address(collection.getNamespace().getCollectionName(), id);
        runs.compute(
                address,
                (_, run) -> {
                    if (run != null) {
                        run.again = true;
                        return run;
                    }
                    start(address, collection);
                    return new Run(clock.instant());
                });
    }

    private void start(Address address, MongoCollection<BsonDocument> collection) {
        workers.execute(() -> runOnce(address, collection));
    }

    private void runOnce(Address address, MongoCollection<BsonDocument> collection) {
        try {
            slots.acquire();
            try {
                sendPending(collection, address.id());
            } finally {
                slots.release();
            }
            runs.computeIfPresent(address, (_, run) -> finished(address, collection, run));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) { // whatever it is, a run that is not tried again would wait for ever
            pause(address, collection, e);
        }
    }

    private @Nullable Run finished(
            Address address, MongoCollection<BsonDocument> collection, Run run) {
        if (!run.again) return null;
        run.again = false;
        run.failures = 0;
        start(address, collection);
        return run;
    }

    private void sendPending(MongoCollection<BsonDocument> collection, String id) {
        var document =
                collection
                        .withReadConcern(ReadConcern.MAJORITY)
                        .find(eq("_id", id))
                        .projection(Projections.include(Envelope.OUTBOX))
                        .first();
        if (document == null) return;
        var codec = collection.getCodecRegistry().get(OutboxEntry.class);
        var entries =
                document.getArray(Envelope.OUTBOX, new BsonArray()).stream()
                        .map(value -> codec.decode(value.asDocument().asBsonReader(), DECODE))
                        .toList();
        if (entries.isEmpty()) return;
        entries.forEach(sender::send);
        if (failing.compareAndSet(true, false)) log.info("Events are sent again");
        List<String> sent = entries.stream().map(OutboxEntry::id).toList();
        collection.updateOne(
                eq("_id", id),
                Updates.pullByFilter(
                        new Document(Envelope.OUTBOX, in("id", sent).toBsonDocument())));
    }

    private void pause(Address address, MongoCollection<BsonDocument> collection, Throwable e) {
        var run = runs.get(address);
        if (run == null) return;
        run.failures++;
        if (failing.compareAndSet(false, true)) {
            log.warn(
                    "Events of {} {} and maybe others can't be sent ({}); they stay in their documents and are tried again",
                    address.collection(),
                    address.id(),
                    e.getClass().getSimpleName());
        }
        long millis = Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(run.failures, 10));
        if (pauses.isShutdown()) return;
        var _ = pauses.schedule(() -> start(address, collection), millis, TimeUnit.MILLISECONDS);
    }

    /** How many documents have something to send, as far as this instance knows. */
    public int pending() {
        return runs.size();
    }

    /** How often in a row this instance could not send what waits there. */
    int failures(String collection, String id) {
        var run = runs.get(new Address(collection, id));
        return run == null ? 0 : run.failures;
    }

    /** How long the oldest of them has been waiting; zero if none is. */
    public Duration oldest() {
        var now = clock.instant();
        return runs.values().stream()
                .map(run -> Duration.between(run.since, now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Ends at once: what is under way comes again, what waits is found by the next sweep. */
    @Override
    public void close() {
        pauses.shutdownNow();
        workers.shutdownNow();
        sender.close();
    }
}
