package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.talanoa.platform.Programmer.Registered;
import org.talanoa.platform.check.Finding;
import org.talanoa.platform.check.Reconciliation;
import tools.jackson.databind.JsonNode;

/** The whole platform as {@code ./run} starts it: real processes, on free ports. */
final class Talanoa implements AutoCloseable {
    private static final Duration TIME_TO_START = Duration.ofMinutes(5);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path TARGET = ROOT.resolve("platform", "target");

    private static final String SWEEP = "5s";

    /** A line of a histogram: number, instances, bytes, class. */
    private static final Pattern LIVE_OBJECTS =
            Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +(?!\\S*jdk\\.internal\\.vm\\.Filler)\\S");

    /** More than one platform takes. */
    private static final int DISTANCE = 32;

    private static final AtomicInteger NEXT_PORTS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(20_000, 30_000));

    private final Process supervisor;
    private final Home home;
    private final Ports ports;
    private final JsonNode access;
    private final Programmer programmer;
    private final List<Part> parts;

    private Talanoa(Process supervisor, Home home, Ports ports) throws CannotStart {
        this.supervisor = supervisor;
        this.home = home;
        this.ports = ports;
        this.access = Http.JSON.readTree(read(home.access()));
        this.programmer = Programmer.of(baseUrl());
        this.parts = installation(home, ports).parts();
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param name of the folder under target, where data and logs can be looked at later
     */
    static Talanoa start(String name) throws IOException, CannotStart {
        var home = new Home(TARGET.resolve(name));
        Home.delete(home.folder());
        var ports = freePorts();
        var process = startSupervisor(home, ports);
        Waiting.until("the platform")
                .atMost(TIME_TO_START)
                .failFast("it ended; see " + console(home), () -> !process.isAlive())
                .until(() -> Files.exists(home.access()));
        return new Talanoa(process, home, ports);
    }

    /** What a supervisor would start in this folder on these ports. */
    static Installation installation(Home home, Ports ports) throws CannotStart {
        return new Installation(ROOT, home, ports, Secrets.in(home), true);
    }

    private static Process startSupervisor(Home home, Ports ports) throws IOException {
        Files.createDirectories(home.folder());
        var builder =
                new ProcessBuilder(
                        Part.javaProgram(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-Dtalanoa.root=" + ROOT,
                        "-Dlogback.configurationFile=org/talanoa/embedded/logback-process.xml",
                        "-cp",
                        TARGET.resolve("platform.jar").toString(),
                        Run.class.getName(),
                        "--port",
                        Integer.toString(ports.portal()));
        builder.environment().put("TALANOA_HOME", home.folder().toString());
        // What a killed process left unsent is looked for often, or the tests would wait for it.
        builder.environment().put("OUTBOX_SWEEP", SWEEP);
        return builder.redirectErrorStream(true).redirectOutput(console(home).toFile()).start();
    }

    /** Never the same ones, as another platform may be about to start. */
    static Ports freePorts() {
        while (true) {
            var ports = new Ports(NEXT_PORTS.getAndAdd(DISTANCE));
            try {
                ports.check();
                return ports;
            } catch (CannotStart _) {
                // others, then
            }
        }
    }

    private static Path console(Home home) {
        return home.folder().resolve("console.log");
    }

    String baseUrl() {
        return access.path("baseUrl").asString();
    }

    /** Of the first account of the secretariat: its {@code username} or {@code password}. */
    String staff(String what) {
        return access.path("staff").path(what).asString();
    }

    Home home() {
        return home;
    }

    Ports ports() {
        return ports;
    }

    Programmer programmer() {
        return programmer;
    }

    CaughtMails mailbox() {
        return new CaughtMails(access.path("mailbox").asString());
    }

    DashboardReader dashboard() {
        return new DashboardReader(baseUrl(), programmer.reviewId(), token());
    }

    Secretariat secretariat() {
        return new Secretariat(baseUrl(), token());
    }

    Records records() {
        return new Records(brokers());
    }

    KafkaGroups groups() {
        return new KafkaGroups(brokers());
    }

    private String brokers() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** Of a program that may do everything. */
    String token() {
        return Http.json(
                        Http.request(baseUrl() + "/oauth2/token")
                                .header("Authorization", clientCredentials())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                .path("access_token")
                .asString();
    }

    /** Has a service tell everything once more. */
    void tellsAgain(String service) {
        tellsAgain(service, "/operations/republish");
    }

    /** The same after its database was set back to an older copy. */
    void tellsAgainWhatWasRestored(String service) {
        tellsAgain(service, "/operations/republish?restored=true");
    }

    private void tellsAgain(String service, String route) {
        var _ =
                Http.json(
                        Http.request(part(service).readiness().resolve(route).toString())
                                .header("Authorization", "Bearer " + token())
                                .POST(BodyPublishers.noBody()));
    }

    /** As the program's {@code Authorization}. */
    String clientCredentials() {
        var client = access.path("client");
        var credentials = client.path("id").asString() + ":" + clientSecret();
        return "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    String clientSecret() {
        return access.path("client").path("secret").asString();
    }

    int portOf(String part) {
        return part(part).readiness().getPort();
    }

    /** Registers somebody and proves the address: the secretariat can decide then. */
    Registered confirmed(Applicant applicant) {
        var registered = programmer.registers(applicant);
        var mail = mailbox().mailTo(applicant.email(), "Confirm your address");
        programmer.confirms(registered, mail.token());
        return registered;
    }

    /** Sends a part SIGKILL; the supervisor starts it again. */
    void kill(String part) {
        var pid = pid(part);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Waiting.until(part + " to be gone").until(() -> ProcessHandle.of(pid).isEmpty());
    }

    /**
     * Sends a part another signal, as {@code STOP}: it stands still, and nobody starts it again.
     */
    void signal(String name, String part) throws IOException, InterruptedException {
        signal(name, pid(part));
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        if (kill.waitFor() != 0) throw new AssertionError("No signal reached process " + pid);
    }

    /**
     * Kills a part, and keeps the supervisor from starting it again until this is closed.
     *
     * @return to be closed by the thread that asked
     */
    Away away(String part) throws IOException, InterruptedException {
        signal("STOP", supervisor.pid());
        ProcessHandle.of(pid(part)).orElseThrow().destroyForcibly();
        Waiting.until(part + " to be away").until(() -> !part(part).isReady());
        return () -> comesBack(part);
    }

    private void comesBack(String part) {
        try {
            signal("CONT", supervisor.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waitUntilReady(part);
    }

    /** A part that is away. */
    interface Away extends AutoCloseable {
        /** Returns when it is back. */
        @Override
        void close();
    }

    /** Waits until nothing is under way, and looks whether all parts agree on what happened. */
    void agrees() throws CannotStart, InterruptedException, Reconciliation.PartAway {
        assertThat(findings()).as("what does not agree").isEmpty();
    }

    /** What does not agree, in sentences. */
    List<String> findings() throws CannotStart, InterruptedException, Reconciliation.PartAway {
        var reconciliation =
                new Reconciliation(Check.of(home), Duration.ofSeconds(3), Clock.systemUTC());
        return reconciliation.run().findings().stream().map(Finding::sentence).toList();
    }

    /**
     * Bytes of a part's objects that are needed. What its heap says is in use has holes in it, too,
     * which a collection leaves for later: megabytes, now more and now fewer.
     */
    long heapInUse(String part) throws IOException, InterruptedException {
        return LIVE_OBJECTS
                .matcher(jcmd(part, "GC.class_histogram"))
                .results()
                .mapToLong(ofAClass -> Long.parseLong(ofAClass.group(1)))
                .sum();
    }

    private String jcmd(String part, String command) throws IOException, InterruptedException {
        var jcmd = Path.of(Part.javaProgram()).resolveSibling("jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(pid(part)), command).start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command).isZero();
        return answer;
    }

    /** Waits until a part answers as ready, as after it was killed. */
    void waitUntilReady(String part) {
        Waiting.until(part + " to be ready").until(part(part)::isReady);
    }

    /** A second process of a service beside the one that the supervisor keeps. */
    Part secondInstanceOf(String service) {
        var first = part(service);
        var port = freePorts().portal();
        var environment = new HashMap<>(first.environment());
        environment.put("INSTANCE", "1");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("OUTBOX_SWEEP", SWEEP);
        return new Part(
                service + "-1",
                first.layer(),
                first.java(),
                environment,
                URI.create("http://127.0.0.1:" + port + first.readiness().getPath()));
    }

    /** What each service tells operators, by its name. */
    Map<String, String> metrics() {
        return parts.stream()
                .filter(part -> !part.layer().isGround())
                .collect(Collectors.toMap(Part::name, this::metrics));
    }

    private String metrics(Part part) {
        var port =
                part.layer() == Part.Layer.PORTAL
                        ? ports.portalMetrics()
                        : part.readiness().getPort();
        return Http.text("http://127.0.0.1:" + port + "/actuator/prometheus");
    }

    List<Part> parts() {
        return parts;
    }

    /** The value of a gauge of a service, as operators' tools read it. */
    double gauge(String service, String name) {
        var metrics = "http://127.0.0.1:" + part(service).readiness().getPort();
        return Http.text(metrics + "/actuator/prometheus")
                .lines()
                .filter(line -> line.matches(name + "[ {].*"))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
                .sum();
    }

    private Part part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
    }

    private long pid(String part) {
        return Waiting.until(part + " to run")
                .until(
                        () -> Long.parseLong(Files.readString(home.pid(part))),
                        pid -> ProcessHandle.of(pid).isPresent());
    }

    @Override
    public void close() {
        supervisor.destroy();
        try {
            if (!supervisor.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("The platform does not end; see " + console(home));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            supervisor.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
