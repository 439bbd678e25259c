package org.talanoa.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Brings the work of many threads to the disk together: whoever finishes while a commit is under
 * way waits, and the first of those who waited commits for all of them.
 */
final class GroupCommit {
    private final MVStore store;
    private final Runnable whenBroken;

    /**
     * Held shared by work, exclusively by commits and chores: so a commit never keeps half a work,
     * and no page goes while somebody reads on from it. Whoever holds it must not ask for work.
     */
    private final ReentrantReadWriteLock working = new ReentrantReadWriteLock();

    private final ReentrantLock committing = new ReentrantLock();
    private final AtomicLong begun = new AtomicLong();
    private volatile long committed;

    /**
     * @param store one that commits nothing of its own accord
     * @param whenBroken told when the file cannot be written any more, after which the store takes
     *     nothing
     */
    GroupCommit(MVStore store, Runnable whenBroken) {
        this.store = store;
        this.whenBroken = whenBroken;
        // Space is used again at once: before anything can be overwritten, what took its place was
        // forced to the disk.
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
    }

    /**
     * Answers with what the work answers, or throws, once the disk has all that it saw. The work
     * itself changes nothing. No chore moves, meanwhile, what it has yet to read.
     */
    <T> T read(Supplier<T> work) {
        try {
            working.readLock().lock();
            try {
                return work.get();
            } finally {
                working.readLock().unlock();
            }
        } finally {
            awaitCommit(begun.get());
        }
    }

    /** Answers with what the work answers, or throws, once the disk has all that it did and saw. */
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

    /** How much was committed; grows with every write. */
    long committed() {
        return committed;
    }

    /**
     * Does something to the whole store while nobody works, and answers with what it answers, or
     * throws, once the disk has it.
     */
    <T> T alone(Supplier<T> chore) {
        committing.lock();
        try {
            return commitAfter(chore);
        } finally {
            committing.unlock();
        }
    }

    private void awaitCommit(long upTo) {
        if (committed >= upTo) return;
        committing.lock();
        try {
            if (committed < upTo) commitAfter(() -> true);
        } finally {
            committing.unlock();
        }
    }

    private <T> T commitAfter(Supplier<T> chore) {
        try {
            T answer;
            long upTo;
            working.writeLock().lock();
            try {
                answer = chore.get();
                upTo = begun.get();
                if (store.hasUnsavedChanges()) store.commit();
            } finally {
                working.writeLock().unlock();
            }
            store.sync();
            committed = upTo;
            return answer;
        } catch (MVStoreException e) {
            whenBroken.run();
            throw e;
        }
    }
}
