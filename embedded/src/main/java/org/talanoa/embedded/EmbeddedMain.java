package org.talanoa.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * One part as a process of its own: {@code kafka|mongodb|mailbox --port N [--http-port N] --data
 * DIR}. Prints one line when it is ready, ends on SIGTERM; if it cannot start it says so in one
 * sentence on standard error and ends with code 1, or 2 if the arguments are wrong.
 */
public final class EmbeddedMain {
    private static final String USAGE =
            "Arguments: kafka|mongodb|mailbox --port N [--http-port N] --data DIR";

    private EmbeddedMain() {}

    public static void main(String[] args) throws InterruptedException {
        // Before the first logger: warnings only, to standard error.
        System.setProperty("logback.configurationFile", "org/talanoa/embedded/logback-process.xml");
        try {
            var part = start(args);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(part), "stop"));
        } catch (CannotStartException e) {
            end(1, e.getMessage());
        } catch (IllegalArgumentException _) {
            end(2, USAGE);
        } catch (RuntimeException e) {
            e.printStackTrace();
            end(1, "This could not start, for the reason above.");
        }
        new CountDownLatch(1).await();
    }

    private static AutoCloseable start(String[] args) {
        if (args.length % 2 == 0) throw new IllegalArgumentException(USAGE);
        var options = options(args);
        var data = Path.of(required(options, "--data"));
        int port = Integer.parseInt(required(options, "--port"));
        return switch (args[0]) {
            case "kafka" -> {
                var broker = new KafkaBroker(data, port);
                System.out.println("kafka is ready on " + broker.brokers());
                yield broker;
            }
            case "mongodb" -> {
                var server = new MongoServer(data, port, EmbeddedMain::stopBroken);
                System.out.println("mongodb is ready on 127.0.0.1:" + server.port());
                yield server;
            }
            case "mailbox" -> {
                var mailbox =
                        new Mailbox(data, port, Integer.parseInt(required(options, "--http-port")));
                System.out.println(
                        "mailbox is ready on 127.0.0.1:"
                                + mailbox.smtpPort()
                                + " and "
                                + mailbox.url());
                yield mailbox;
            }
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    private static Map<String, String> options(String[] args) {
        var options = new HashMap<String, String>();
        for (int i = 1; i < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        var value = options.get(name);
        if (value == null) throw new IllegalArgumentException(name);
        return value;
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * At once: the hooks would wait for requests that wait for the disk. Whoever started this
     * process starts it again.
     */
    private static void stopBroken() {
        System.err.println(
                "The data file can no longer be written, so this ends. Is the disk full?");
        Runtime.getRuntime().halt(1);
    }

    private static void end(int code, String sentence) {
        System.err.println(sentence);
        System.exit(code);
    }
}
