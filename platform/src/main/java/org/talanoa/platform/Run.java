package org.talanoa.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.talanoa.contracts.EventTopic;

/** {@code ./run}: starts the whole platform on this machine and stays until it is told to end. */
final class Run {
    private static final short ONE_BROKER = 1;

    /** How long the start page has the machine for itself. */
    private static final Duration HEAD_START = Duration.ofSeconds(30);

    private final Installation installation;
    private final Console console;
    private final Supervisor supervisor;
    private final long since = System.nanoTime();

    private Run(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
        this.supervisor = new Supervisor(installation.home(), console);
    }

    public static void main(String... arguments) throws InterruptedException {
        try {
            start(Options.of(arguments));
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1); // whose hook ends what has been started
        }
    }

    private static void start(Options options) throws CannotStart, InterruptedException {
        var console = new Console(System.out);
        var root = Path.of(System.getProperty("talanoa.root", "")).toAbsolutePath();
        var home = Home.of(root, System.getenv());
        home.prepare();
        try (var _ = home.lock()) {
            AccessFile.remove(home); // a run that was killed left it, and says what is not so
            var leftovers = Leftovers.stop(home);
            if (leftovers > 0) {
                console.say("Stopped %d processes of a run that was killed.".formatted(leftovers));
            }
            var ports = new Ports(options.port());
            ports.check();
            if (options.fresh()) home.deleteData();
            home.turnLogs();
            var installation =
                    new Installation(root, home, ports, Secrets.in(home), !options.empty());
            new Run(installation, console).stayUp();
        } catch (IOException e) {
            throw new CannotStart("The folder %s cannot be unlocked.".formatted(home.folder()));
        }
    }

    private void stayUp() throws CannotStart, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        var everything = startAll();
        waitFor(everything);
        AccessFile.write(installation);
        sayWhereEverythingIs();
        new CountDownLatch(1).await();
    }

    /**
     * The start page first: on two cores nine programs that start at once all start slowly. No
     * service waits for the parts it needs; the later ones wait for the processor. Topics are not
     * made on Kafka's own thread, which has to see if it dies meanwhile.
     */
    private CompletableFuture<?> startAll() throws CannotStart, InterruptedException {
        var first =
                List.of(
                        installation.mongodb(),
                        installation.consultationService(),
                        installation.portal());
        var page = start(first).thenRun(this::sayStartPage);
        var kafka = installation.kafka();
        var topics =
                supervisor
                        .start(kafka)
                        .thenRunAsync(this::createTopics, Thread::startVirtualThread);
        waitFor(page.copy().completeOnTimeout(null, HEAD_START.toSeconds(), TimeUnit.SECONDS));
        var others = new ArrayList<>(installation.parts());
        others.removeAll(first);
        others.remove(kafka);
        return CompletableFuture.allOf(page, topics, start(others));
    }

    private CompletableFuture<Void> start(List<Part> parts) {
        return CompletableFuture.allOf(
                parts.stream().map(supervisor::start).toArray(CompletableFuture<?>[]::new));
    }

    /** Waits for this, but no longer than the ground holds. */
    private void waitFor(CompletableFuture<?> what) throws CannotStart, InterruptedException {
        try {
            CompletableFuture.anyOf(what, supervisor.failure()).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotStart why) throw why;
            throw new CannotStart(CannotStart.sentenceOf(e));
        }
    }

    private void createTopics() {
        try {
            CreateTopics.on(
                            Map.of("KAFKA_BROKERS", installation.brokers()),
                            EventTopic.PARTITIONS_EMBEDDED,
                            ONE_BROKER)
                    .forEach(console::say);
        } catch (CannotStart e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private void sayStartPage() {
        console.say("Start page", installation.baseUrl() + " after " + Console.seconds(elapsed()));
    }

    private void sayWhereEverythingIs() {
        console.say("Everything is ready after " + Console.seconds(elapsed()) + ".");
        console.say("Start page", installation.baseUrl());
        console.say("Caught mail", installation.mailboxUrl());
        console.say("Logs", installation.home().folder().resolve("logs").toString());
        console.say("For scripts", installation.home().access().toString());
        console.say("Ctrl-C ends it.");
    }

    private void stop() {
        try {
            AccessFile.remove(installation.home());
        } catch (CannotStart e) {
            console.say(CannotStart.sentenceOf(e));
        } finally {
            stopParts();
        }
    }

    private void stopParts() {
        try {
            supervisor.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
