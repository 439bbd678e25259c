package org.talanoa.embedded;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;

/**
 * Keeps the file within a small multiple of its data. Every commit leaves behind what it replaced;
 * while there is work this gathers what is still needed in small steps, each a pause of some
 * milliseconds for everybody, and moves it together when there is none.
 */
final class Compaction implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;
    private static final int STEPS = 4;
    private static final int STEP_BYTES = 256 * 1024;

    /**
     * How much of the file is needed, in percent: below this it is compacted, while there is work
     * and when there is none.
     */
    private static final int WANTED_AT_WORK = 50;

    private static final int WANTED_AT_REST = 90;

    private final MVStore store;
    private final GroupCommit commits;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("compaction").factory());
    private long seen = -1;
    private boolean dense;

    Compaction(MVStore store, GroupCommit commits) {
        this.store = store;
        this.commits = commits;
        clock.scheduleWithFixedDelay(this::tick, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            boolean atRest = seen == commits.committed();
            seen = commits.committed();
            if (!atRest) {
                dense = false;
                gather(WANTED_AT_WORK);
            } else if (!dense && !gather(WANTED_AT_REST)) {
                dense = !commits.alone(this::moveTogether);
            }
        } catch (MVStoreException _) {
            clock.shutdown(); // the commits have told that the file is broken
        }
    }

    /** Says whether there may be more to gather. */
    private boolean gather(int wantedPercent) {
        for (int i = 0; i < STEPS; i++) {
            if (store.getFileStore().getChunksFillRate() >= wantedPercent) return false;
            if (!commits.alone(() -> store.compact(wantedPercent, STEP_BYTES))) return false;
        }
        return true;
    }

    /** Fills the holes in the file from its end and says whether that made it shorter. */
    private boolean moveTogether() {
        long before = store.getFileStore().size();
        if (store.getFileStore() instanceof RandomAccessStore file) {
            file.compactMoveChunks(WANTED_AT_REST, STEPS * STEP_BYTES, store);
        }
        return store.getFileStore().size() < before;
    }

    @Override
    public void close() {
        clock.close();
    }
}
