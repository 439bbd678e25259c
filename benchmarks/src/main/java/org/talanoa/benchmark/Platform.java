package org.talanoa.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The whole platform as {@code ./run} starts it, with nothing in it but the example review. */
final class Platform implements AutoCloseable {
    static final List<String> PARTS =
            List.of(
                    "mongodb",
                    "kafka",
                    "mailbox",
                    "consultation-service",
                    "registration-service",
                    "notification-service",
                    "recommendation-service",
                    "dashboard-service",
                    "portal");

    /** The setting that names another store than the embedded one. */
    static final String MONGO_URI = "spring.mongodb.uri";

    private static final String OPTIONS = "JAVA_TOOL_OPTIONS";
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofSeconds(1);

    /** Of one core, in all parts together: more than they take when there is nothing to do. */
    private static final double IDLE = 0.4;

    private final Process process;
    private final Path home;
    private final int port;
    private final JsonNode access;
    private final String mongoUri;

    private Platform(Process process, Path home, int port, String mongoUri) throws IOException {
        this.process = process;
        this.mongoUri = mongoUri;
        this.home = home;
        this.port = port;
        this.access = Http.JSON.readTree(Files.readString(home.resolve("access.json")));
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param root the folder of the project
     * @param port the portal's; the other parts take ports up to 26 above it
     * @param settings by the names of {@code application.yml}, where they differ
     */
    static Platform start(Path root, int port, Map<String, String> settings) throws IOException {
        var home = root.resolve("benchmarks", "target", "home");
        Files.createDirectories(home);
        var builder =
                new ProcessBuilder(
                        root.resolve("run").toString(),
                        "--fresh",
                        "--port",
                        Integer.toString(port));
        builder.environment().put("TALANOA_HOME", home.toString());
        // The parts inherit it, and it outranks what the installation sets.
        builder.environment().put(OPTIONS, options(settings));
        builder.redirectErrorStream(true).redirectOutput(home.resolve("console.log").toFile());
        Files.deleteIfExists(home.resolve("access.json"));
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        waitFor(
                "the platform",
                () -> {
                    if (process.isAlive()) return Files.exists(home.resolve("access.json"));
                    throw new IllegalStateException("It ended; see " + home + "/console.log");
                });
        var embedded = "mongodb://127.0.0.1:" + (port + 17);
        return new Platform(process, home, port, settings.getOrDefault(MONGO_URI, embedded));
    }

    private static String options(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }

    /**
     * Lets a part stand still, and starts a process like it with other settings in its place.
     *
     * @param settings all that differ from those of {@code ./run}
     */
    BareProgram replace(String part, Map<String, String> settings)
            throws IOException, InterruptedException {
        long pid = process(part).pid();
        signal("STOP", part);
        var environment = new HashMap<String, String>();
        for (var setting : ofProcess(pid, "environ")) {
            var nameAndValue = setting.split("=", 2);
            environment.put(nameAndValue[0], nameAndValue[1]);
        }
        environment.put("SERVER_PORT", Integer.toString(freePort()));
        environment.put(OPTIONS, options(settings));
        return BareProgram.start(ofProcess(pid, "cmdline"), environment);
    }

    /** Lets a part stand still ({@code STOP}) or go on ({@code CONT}). */
    void signal(String signal, String part) throws IOException, InterruptedException {
        var pid = Long.toString(process(part).pid());
        var kill = new ProcessBuilder("kill", "-" + signal, pid).start();
        if (kill.waitFor() != 0) throw new IllegalStateException(part + " takes no " + signal);
    }

    /** What {@code /proc} tells of a process, one after another. */
    private static List<String> ofProcess(long pid, String what) throws IOException {
        var text = Files.readString(Path.of("/proc", Long.toString(pid), what));
        return List.of(text.split("\0"));
    }

    String url() {
        return access.path("baseUrl").asString();
    }

    String registrationService() {
        return "http://127.0.0.1:" + (port + 1);
    }

    String mongoUri() {
        return mongoUri;
    }

    String brokers() {
        return "127.0.0.1:" + (port + 12);
    }

    /** A port that none of the parts takes. */
    int freePort() {
        return port + 27;
    }

    /** What {@code ./run} said. */
    List<String> console() throws IOException {
        return Files.readAllLines(home.resolve("console.log"));
    }

    ProcessHandle process(String part) {
        try {
            var pid = Files.readString(home.resolve("run").resolve(part + ".pid"));
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Duration cpu(String part) {
        return process(part).info().totalCpuDuration().orElseThrow();
    }

    private Duration cpu() {
        return PARTS.stream().map(this::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** Waits until the parts have done all that followed from what was asked of them. */
    void waitUntilQuiet() {
        waitFor(
                "the parts to have nothing to do",
                () -> {
                    var before = cpu();
                    sleep(GLANCE);
                    return cpu().minus(before).toNanos() < IDLE * GLANCE.toNanos();
                });
    }

    /** Of the API client that may do everything. */
    String token() {
        var client = access.path("client");
        var credentials = client.path("id").asString() + ":" + client.path("secret").asString();
        var encoded =
                Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return Http.json(
                        Http.request(url() + "/oauth2/token")
                                .header("Authorization", "Basic " + encoded)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                .path("access_token")
                .asString();
    }

    static void waitFor(String what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > LONG.toNanos()) {
                throw new IllegalStateException("Waited too long for " + what);
            }
            sleep(Duration.ofMillis(50));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The platform does not end; see " + home);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
