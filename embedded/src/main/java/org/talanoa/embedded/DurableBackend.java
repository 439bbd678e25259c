package org.talanoa.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Answers a command when everything that it did, or saw, is on the disk. So nothing acknowledged is
 * lost, and nobody acts on what a crash would take back.
 */
final class DurableBackend extends H2Backend {
    private static final Set<String> READING =
            Set.of("find", "getMore", "count", "distinct", "ping", "hello", "isMaster", "ismaster");

    private final GroupCommit commits;

    private DurableBackend(MVStore store) {
        super(store);
        commits = new GroupCommit(store);
    }

    static DurableBackend open(Path file) {
        try {
            // A commit of its own accord, by time or size, could keep half of a command: an index
            // entry without its document.
            return new DurableBackend(
                    new MVStore.Builder()
                            .fileName(file.toString())
                            .autoCommitDisabled()
                            .pageSplitSize(4096)
                            .compress()
                            .open());
        } catch (MVStoreException e) {
            throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                    ? CannotStartException.inUse(file, e)
                    : CannotStartException.damaged(file, e);
        }
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        var command = message.getDocument().keySet().iterator().next();
        return READING.contains(command)
                ? commits.read(() -> super.handleMessage(message))
                : commits.write(() -> super.handleMessage(message));
    }

    @Override
    public void close() {
        commits.close();
        super.close();
    }
}
