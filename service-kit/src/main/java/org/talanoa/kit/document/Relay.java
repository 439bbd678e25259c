package org.talanoa.kit.document;

import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only sender of a service's events. It is told ids, reads those documents afresh, sends what
 * waits in each one after another, and then takes exactly that out. An id is in one batch at most;
 * what is told while batches are under way makes the next one larger. What failed comes again in
 * batches of its own: a batch takes as long as its slowest record.
 */
public final class Relay implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int AGGREGATES_AT_ONCE = 128;

    /** The broker has work while the database takes out what it got before. */
    private static final int BATCHES_AT_ONCE = 2;

    private final EventSender sender;
    private final OutboxBatch outboxes;
    private final Clock clock;
    private final Duration lease;
    private final ConcurrentHashMap<Address, Run> runs = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Run> queue = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Run> failed = new LinkedBlockingQueue<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService pauses =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("relay-pauses").daemon().factory());
    private final AtomicBoolean failing = new AtomicBoolean();
    private final List<Thread> batchers;

    private record Address(String collection, String id) {}

    /** What waits to be sent for one id, since when, and how often it failed in a row. */
    private static final class Run {
        final Address address;
        final MongoCollection<BsonDocument> collection;
        final Instant since;
        boolean again;
        int failures;

        Run(Address address, MongoCollection<BsonDocument> collection, Instant since) {
            this.address = address;
            this.collection = collection;
            this.since = since;
        }
    }

    /**
     * @param lease less than a sweeper's round: what an instance that stands still has left is then
     *     taken up in the next
     */
    Relay(EventSender sender, Clock clock, Duration lease) {
        this.sender = sender;
        this.outboxes = new OutboxBatch(sender, workers);
        this.clock = clock;
        this.lease = lease;
        batchers =
                List.of(
                        batcher("relay", queue, BATCHES_AT_ONCE),
                        batcher("relay-again", failed, 1));
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
        runs.compute(
                new Address(collection.getNamespace().getCollectionName(), id),
                (address, run) -> {
                    if (run != null) {
                        run.again = true;
                        return run;
                    }
                    var begun = new Run(address, collection, clock.instant());
                    queue.add(begun);
                    return begun;
                });
    }

    private Thread batcher(String name, BlockingQueue<Run> line, int atOnce) {
        var free = new Semaphore(atOnce);
        return Thread.ofPlatform().daemon().name(name).start(() -> takeBatches(line, free));
    }

    private void takeBatches(BlockingQueue<Run> line, Semaphore free) {
        try {
            while (true) {
                free.acquire();
                var batch = new ArrayList<Run>();
                batch.add(line.take());
                line.drainTo(batch, AGGREGATES_AT_ONCE - 1);
                workers.execute(() -> send(batch, free));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Run> batch, Semaphore free) {
        try {
            batch.stream()
                    .collect(Collectors.groupingBy(run -> run.address.collection()))
                    .values()
                    .forEach(this::sendOfOneCollection);
        } finally {
            free.release();
        }
    }

    private void sendOfOneCollection(List<Run> some) {
        var ids = some.stream().map(run -> run.address.id()).toList();
        try {
            var outcome = outboxes.send(some.getFirst().collection, ids);
            for (var run : some) {
                var failure = outcome.failures().get(run.address.id());
                if (failure == null) finish(run);
                else pause(run, failure);
            }
            if (outcome.isWhole() && failing.compareAndSet(true, false)) {
                log.info("Events are sent again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) { // whatever it is, a run that is not tried again would wait for ever
            some.forEach(run -> pause(run, e));
        }
    }

    private void finish(Run run) {
        runs.computeIfPresent(
                run.address,
                (_, known) -> {
                    if (!known.again) return null;
                    known.again = false;
                    known.failures = 0;
                    queue.add(known);
                    return known;
                });
    }

    private void pause(Run run, Throwable e) {
        run.failures++;
        if (failing.compareAndSet(false, true)) {
            log.warn(
                    "Events of {} {} and maybe others can't be sent ({}); they stay in their documents and are tried again",
                    run.address.collection(),
                    run.address.id(),
                    e.getClass().getSimpleName());
        }
        long millis = Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(run.failures, 10));
        if (pauses.isShutdown()) return;
        var _ = pauses.schedule(() -> failed.add(run), millis, TimeUnit.MILLISECONDS);
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
        batchers.forEach(Thread::interrupt);
        pauses.shutdownNow();
        workers.shutdownNow();
        sender.close();
    }
}
