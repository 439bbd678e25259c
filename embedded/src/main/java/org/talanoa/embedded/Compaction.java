package org.talanoa.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;

/**
 * Keeps the file within a small multiple of its data. Every commit leaves behind what it replaced:
 * while there is work this gathers what is still needed in small steps, each a pause of some ten
 * milliseconds for everybody; when there is none, it also makes the file as short as it can be.
 */
final class Compaction implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;
    private static final int STEPS_AT_REST = 4;
    private static final int STEP_BYTES = 256 * 1024;

    /**
     * How much of the file is needed, in percent: below this it is compacted while there is work.
     * To gather what is left of a fifth costs a quarter of what it sets free, of a third half, of a
     * half as much as that. At a third it was a quarter of the store's time.
     */
    private static final int WANTED_AT_WORK = 20;

    /** The same when there is none. */
    private static final int WANTED_AT_REST = 60;

    /** After so many pauses without work there is none: who works now and then is not held up. */
    private static final int AT_REST = 20;

    /** So often the file may stay as long as it was before it is as short as it will be. */
    private static final int IN_VAIN = 10;

    private final MVStore store;
    private final GroupCommit commits;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("compaction").unstarted(this::compactUntilClosed);
    private long seen = -1;
    private int quiet;
    private long shortest = Long.MAX_VALUE;
    private int inVain;

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
        boolean nothingNew = seen == commits.committed();
        seen = commits.committed();
        if (!nothingNew) {
            quiet = 0;
            inVain = 0;
            shortest = Long.MAX_VALUE;
            gather(WANTED_AT_WORK, 1);
        } else if (++quiet > AT_REST && inVain < IN_VAIN) {
            gather(WANTED_AT_REST, STEPS_AT_REST);
            long length = commits.alone(this::moveTogether);
            // What moves is written once more: a file can go on growing and shrinking for ever.
            inVain = length < shortest ? 0 : inVain + 1;
            shortest = Math.min(shortest, length);
        }
    }

    private void gather(int wantedPercent, int steps) {
        for (int i = 0; i < steps; i++) {
            if (store.getFileStore().getChunksFillRate() >= wantedPercent) return;
            if (!commits.alone(() -> store.compact(wantedPercent, STEP_BYTES))) return;
        }
    }

    /** Fills the holes in the file from its end, and says how long it is then. */
    private long moveTogether() {
        if (store.getFileStore() instanceof RandomAccessStore file) {
            file.compactMoveChunks(WANTED_AT_REST, STEPS_AT_REST * STEP_BYTES, store);
        }
        return store.getFileStore().size();
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
