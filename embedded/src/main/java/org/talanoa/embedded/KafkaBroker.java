package org.talanoa.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker, one node that is its own controller, in this JVM. What it acknowledged is
 * there again after a kill -9; like every broker with one replica it leaves it to the operating
 * system to write to the disk, so it is no match for a power cut.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private final int port;
    private final KafkaRaftServer server;

    /**
     * Starts a broker and returns when it takes connections.
     *
     * @param data its folder, made and formatted at the first start
     * @param port to listen on, 0 for a free one
     * @throws CannotStartException if the port is taken, or the folder cannot be written to or used
     */
    public KafkaBroker(Path data, int port) {
        this(data, port, Map.of());
    }

    /**
     * The same with more settings, as of a broker that asks who we are.
     *
     * @param more by Kafka's names; they replace ours
     */
    public KafkaBroker(Path data, int port, Map<String, String> more) {
        var folder = DataFolder.prepare(data);
        this.port = Loopback.claim(port);
        var settings = settings(folder, this.port);
        settings.putAll(more);
        var config = new KafkaConfig(settings);
        try {
            format(folder);
            server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
        } catch (Exception e) {
            throw why(folder, this.port, e);
        }
    }

    static CannotStartException why(Path folder, int port, Exception e) {
        if (isLocked(e)) return CannotStartException.inUse(folder, e);
        // Another program was faster, after we had looked.
        return CannotStartException.causes(e).stream().anyMatch(BindException.class::isInstance)
                ? CannotStartException.portTaken(port, e)
                : CannotStartException.unusable(folder, e);
    }

    /** Kafka has no exception of its own for it. */
    private static boolean isLocked(Exception e) {
        return String.valueOf(e.getMessage()).contains("Failed to acquire lock");
    }

    /** {@code host:port}, as clients take it for {@code bootstrap.servers}. */
    public String brokers() {
        return Loopback.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder) throws Exception {
        // Written last, so where it is the folder was formatted; with the id of its cluster.
        if (Files.exists(folder.resolve("meta.properties"))) return;
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .setIgnoreFormatted(true)
                .setPrintStream(
                        new PrintStream(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .run();
    }

    private static Map<String, String> settings(Path folder, int port) {
        // The port of the controller is nobody's business, and may be another one at the next
        // start.
        int controllerPort = Loopback.claim(0);
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("log.dirs", folder.toString());
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:"
                        + port
                        + ","
                        + CONTROLLER
                        + "://127.0.0.1:"
                        + controllerPort);
        settings.put(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        // Topics are created by one step that knows their settings, never by a mistyped name.
        settings.put("auto.create.topics.enable", "false");
        settings.putAll(FOR_ONE_NODE);
        settings.putAll(SOON_BACK);
        settings.putAll(SMALL);
        return settings;
    }

    private static final Map<String, String> FOR_ONE_NODE =
            Map.of(
                    "default.replication.factor", "1",
                    "offsets.topic.replication.factor", "1",
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1",
                    "share.coordinator.state.topic.replication.factor", "1",
                    "share.coordinator.state.topic.min.isr", "1",
                    // A laptop that was off over a holiday must not begin every topic anew.
                    "offsets.retention.minutes", String.valueOf(Duration.ofDays(365).toMinutes()));

    /**
     * After a kill -9 the controller refuses the broker until the session of the killed one is
     * over.
     */
    private static final Map<String, String> SOON_BACK =
            Map.of(
                    "broker.session.timeout.ms", "2000",
                    "broker.heartbeat.interval.ms", "500",
                    "group.initial.rebalance.delay.ms", "0");

    private static final Map<String, String> SMALL =
            Map.of(
                    "offsets.topic.num.partitions", "3",
                    "transaction.state.log.num.partitions", "3",
                    "share.coordinator.state.topic.num.partitions", "3",
                    "log.segment.bytes", "16777216",
                    "offsets.topic.segment.bytes", "16777216",
                    "log.index.size.max.bytes", "1048576",
                    "log.cleaner.dedupe.buffer.size", "4194304",
                    "num.network.threads", "2",
                    "num.io.threads", "4",
                    "background.threads", "2");
}
