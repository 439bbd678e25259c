package org.talanoa.embedded;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that speaks MongoDB's protocol and keeps its documents in one file. It answers a write
 * when that is on the disk, and shows nobody what is not. It is no MongoDB: no transactions, no
 * secondary indexes but unique ones, and every collection serves one request at a time.
 */
public final class MongoServer implements AutoCloseable {
    /**
     * A request keeps its thread until the disk has it, and a connection keeps to one thread: so,
     * about one thread for a connection.
     */
    private static final int THREADS = 32;

    private static final String FILE = "documents.mv";
    private static final Logger log = LoggerFactory.getLogger(MongoServer.class);

    private final int port;
    private final de.bwaldvogel.mongo.MongoServer server;

    /**
     * Starts a server and returns when it takes connections.
     *
     * @param data its folder, made at the first start
     * @param port to listen on, 0 for a free one
     * @throws CannotStartException if the port is taken, the folder cannot be written to, or its
     *     file is damaged, in use, or kept from us by the system
     */
    public MongoServer(Path data, int port) {
        this(
                data,
                port,
                () -> log.error("The data file can no longer be written; nothing more is taken"));
    }

    /**
     * @param whenBroken told when the data file cannot be written any more, after which nothing is
     *     taken until a new start
     */
    MongoServer(Path data, int port, Runnable whenBroken) {
        var folder = DataFolder.prepare(data);
        this.port = Loopback.claim(port);
        server =
                new de.bwaldvogel.mongo.MongoServer(
                        new DurableBackend(DocumentFile.open(folder.resolve(FILE)), whenBroken));
        server.bind(Loopback.at(this.port), 1, THREADS);
    }

    /** The connection string, without a database. */
    public String uri() {
        return "mongodb://" + Loopback.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
