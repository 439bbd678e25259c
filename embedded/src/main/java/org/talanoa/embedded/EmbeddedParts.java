package org.talanoa.embedded;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What tests stand on: one broker, one document server and one mailbox for all tests of a JVM. Each
 * starts when it is first asked for, on a free port and in a temporary folder, and goes with the
 * JVM. If the environment names a real one ({@code KAFKA_BROKERS}, {@code MONGODB_URI}, {@code
 * SMTP_HOST} with {@code SMTP_PORT} and {@code MAILBOX_URL}), that is used instead.
 *
 * <p>A test that stops a part, or kills it, starts one of its own: {@link KafkaBroker}, {@link
 * MongoServer}, {@link Mailbox} start with their construction, and again on the same folder and
 * port.
 */
public final class EmbeddedParts {
    private static final EmbeddedParts SHARED = new EmbeddedParts(System.getenv());

    private final Map<String, String> environment;
    private final Deque<Runnable> cleanups = new ArrayDeque<>();
    private @Nullable KafkaBroker kafka;
    private @Nullable MongoServer mongo;
    private @Nullable Mailbox mailbox;

    private EmbeddedParts(Map<String, String> environment) {
        this.environment = environment;
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "embedded-parts-stop"));
    }

    /** The parts of this JVM. */
    public static EmbeddedParts shared() {
        return SHARED;
    }

    /** For {@code bootstrap.servers}. */
    public synchronized String kafkaBrokers() {
        var real = environment.get("KAFKA_BROKERS");
        if (real != null) return real;
        if (kafka == null) kafka = start("kafka", folder -> new KafkaBroker(folder, 0));
        return kafka.brokers();
    }

    /** The connection string, without a database if it is the embedded one. */
    public synchronized String mongoUri() {
        var real = environment.get("MONGODB_URI");
        if (real != null) return real;
        if (mongo == null) mongo = start("mongodb", folder -> new MongoServer(folder, 0));
        return mongo.uri();
    }

    /** Where mails are handed in. */
    public String smtpHost() {
        var real = environment.get("SMTP_HOST");
        return real == null ? mailbox().smtpHost() : real;
    }

    /** Where mails are handed in. */
    public int smtpPort() {
        return environment.containsKey("SMTP_HOST")
                ? Integer.parseInt(required("SMTP_PORT"))
                : mailbox().smtpPort();
    }

    /** Where mails are read, without a slash at its end; the API of Mailpit lies below it. */
    public String mailboxUrl() {
        return environment.containsKey("SMTP_HOST") ? required("MAILBOX_URL") : mailbox().url();
    }

    private synchronized Mailbox mailbox() {
        if (mailbox == null) mailbox = start("mailbox", folder -> new Mailbox(folder, 0, 0));
        return mailbox;
    }

    private String required(String name) {
        var value = environment.get(name);
        if (value == null)
            throw new IllegalStateException("SMTP_HOST is set, so " + name + " must be set too");
        return value;
    }

    private <T extends AutoCloseable> T start(String name, Function<Path, T> starter) {
        var folder = DataFolder.temporary(name);
        cleanups.push(() -> DataFolder.delete(folder));
        var part = starter.apply(folder);
        cleanups.push(() -> stop(part));
        return part;
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void stop() {
        cleanups.forEach(Runnable::run);
    }
}
