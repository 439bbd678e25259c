package org.talanoa.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Set;
import org.h2.mvstore.MVStore;

/**
 * Answers a command when everything that it did, or saw, is on the disk. So nothing acknowledged is
 * lost, and nobody acts on what a crash would take back.
 */
final class DurableBackend extends H2Backend {
    private static final Set<String> READING =
            Set.of("find", "getMore", "count", "distinct", "ping", "hello", "isMaster", "ismaster");

    /** The engine's own list of indexes is not made for a write to walk over it meanwhile. */
    private static final Set<String> CHANGING_INDEXES = Set.of("createIndexes", "dropIndexes");

    private final GroupCommit commits;
    private final Compaction compaction;

    /**
     * @param whenBroken told when the file cannot be written any more, after which every command
     *     fails
     */
    DurableBackend(MVStore store, Runnable whenBroken) {
        super(store);
        commits = new GroupCommit(store, whenBroken);
        compaction = new Compaction(store, commits);
        compaction.start();
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new DurableDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        var command = message.getDocument().keySet().iterator().next();
        if (READING.contains(command)) return commits.read(() -> super.handleMessage(message));
        if (CHANGING_INDEXES.contains(command)) {
            return commits.alone(() -> super.handleMessage(message));
        }
        return commits.write(() -> super.handleMessage(message));
    }

    @Override
    public void close() {
        compaction.close();
        super.close();
    }
}
