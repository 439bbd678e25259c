package org.talanoa.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;

/**
 * Keeps the file within a small multiple of its data. Every commit leaves behind what it replaced:
 * while there is work this gathers what is still needed in small steps, each a pause of some
 * milliseconds for everybody; when there is none, it also makes the file as short as it can be.
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
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("compaction").unstarted(this::compactUntilClosed);
    private long seen = -1;
    private boolean dense;

    Compaction(MVStore store, GroupCommit commits) {
        this.store = store;
        this.commits = commits;
    }

    void start() {
        thread.start();
    }

    private void compactUntilClosed() {
        try {
            while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                compact();
            }
        } catch (InterruptedException | MVStoreException _) {
            // the commits have told that the file is broken
        }
    }

    private void compact() {
        boolean atRest = seen == commits.committed();
        seen = commits.committed();
        if (!atRest) {
            dense = false;
            gather(WANTED_AT_WORK);
        } else if (!dense) {
            boolean more = gather(WANTED_AT_REST) || commits.alone(this::moveTogether);
            dense = !more;
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
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
