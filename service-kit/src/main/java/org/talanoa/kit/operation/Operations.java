package org.talanoa.kit.operation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Sweeper;
import org.talanoa.kit.event.ParkedRecords;
import org.talanoa.kit.event.Replay;
import org.talanoa.kit.event.Replay.Outcome;
import org.talanoa.kit.operation.Report.Task;

/**
 * What an operator has this service do. Each act is logged with who asked for it, by id. What may
 * take long goes on by itself, one at a time.
 */
final class Operations implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Operations.class);

    private final ParkedRecords parked;
    private final Replay replay;
    private final Sweeper sweeper;
    private final AtomicReference<@Nullable Task> underWay = new AtomicReference<>();
    private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();

    Operations(ParkedRecords parked, Replay replay, Sweeper sweeper) {
        this.parked = parked;
        this.replay = replay;
        this.sweeper = sweeper;
    }

    Outcome replay(String id, String by) {
        var outcome = replay.replay(id);
        log.info("Parked record {} was replayed for {}: {}", id, by, outcome);
        return outcome;
    }

    /** Takes a parked record off the list for good; false if it is not there. */
    boolean discard(String id, String by) {
        boolean found = parked.discard(id);
        if (found) log.info("Parked record {} was discarded for {}", id, by);
        return found;
    }

    /**
     * Begins to replay all that is parked now. What fails again stays parked; when Kafka or the
     * database goes away, so does the rest.
     *
     * @return false if something else is under way
     */
    boolean replayAll(String by) {
        return begin(Task.REPLAY, by, this::replayEach);
    }

    private void replayEach() {
        int handled = 0;
        var ids = parked.ids();
        for (var id : ids) {
            var outcome = replay.replay(id);
            if (outcome == Outcome.AWAY) break;
            if (outcome == Outcome.HANDLED) handled++;
        }
        log.info("{} of {} parked records were handled", handled, ids.size());
    }

    /**
     * Begins to have every aggregate tell its state once more: after a lost cluster, for a new
     * consumer.
     *
     * @param restored whether the database was set back to an older copy: then what is told also
     *     replaces what others have heard that is newer than the copy
     * @return false if something else is under way
     */
    boolean republish(boolean restored, String by) {
        return begin(
                Task.REPUBLISH,
                by,
                () -> {
                    if (restored) sweeper.documents().forEach(Documents::liftVersions);
                    sweeper.documents().forEach(Operations::tellOnceMore);
                });
    }

    private static void tellOnceMore(Documents<?, ?> documents) {
        log.info("{} states of {} are told once more", documents.republish(), documents.name());
    }

    /** Has the aggregates with this id tell their state once more; false if there is none. */
    boolean republish(String id, String by) {
        boolean found = false;
        for (var documents : sweeper.documents()) found |= documents.republish(id);
        if (found) log.info("The state of {} is told once more for {}", id, by);
        return found;
    }

    @Nullable Task underWay() {
        return underWay.get();
    }

    private boolean begin(Task task, String by, Runnable work) {
        if (!underWay.compareAndSet(null, task)) return false;
        log.info("{} of all begins for {}", task, by);
        worker.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.warn(
                        "{} of all ended early ({}); it can be begun again",
                        task,
                        e.getClass().getName());
            } finally {
                underWay.set(null);
            }
        });
        return true;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
