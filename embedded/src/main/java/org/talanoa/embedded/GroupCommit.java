package org.talanoa.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Brings the work of many threads to the disk together: whoever finishes while a commit is under
 * way waits, and the first of those who waited commits for all of them.
 */
final class GroupCommit implements AutoCloseable {
    private final MVStore store;

    /** Held shared by work, exclusively by commits: a commit never holds half a work. */
    private final ReentrantReadWriteLock working = new ReentrantReadWriteLock();

    private final ReentrantLock committing = new ReentrantLock();
    private final AtomicLong begun = new AtomicLong();
    private volatile long committed;

    GroupCommit(MVStore store) {
        this.store = store;
        // Space is used again as soon as nothing lies there: every commit is forced to the disk
        // before the next one can overwrite anything.
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
    }

    /**
     * Answers with what the work answers, or throws, once the store has all that it saw. The work
     * itself changes nothing.
     */
    <T> T read(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            awaitCommit(begun.get());
        }
    }

    /**
     * Answers with what the work answers, or throws, once the store has all that it did and saw.
     */
    <T> T write(Supplier<T> work) {
        try {
            working.readLock().lock();
            try {
                begun.incrementAndGet();
                return work.get();
            } finally {
                working.readLock().unlock();
            }
        } finally {
            awaitCommit(begun.get());
        }
    }

    private void awaitCommit(long upTo) {
        if (committed >= upTo) return;
        committing.lock();
        try {
            if (committed < upTo) commit();
        } finally {
            committing.unlock();
        }
    }

    private void commit() {
        long upTo;
        working.writeLock().lock();
        try {
            upTo = begun.get();
            if (store.hasUnsavedChanges()) store.commit();
        } finally {
            working.writeLock().unlock();
        }
        store.sync();
        committed = upTo;
    }

    @Override
    public void close() {
        awaitCommit(begun.get());
    }
}
