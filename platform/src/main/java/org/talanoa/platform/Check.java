package org.talanoa.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.talanoa.platform.check.Addresses;
import org.talanoa.platform.check.Reconciliation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./run check}: says whether documents, events, counts and mails agree, and ends with 1
 * where they do not. Without settings it looks at what {@code ./run} has started; with {@code
 * MONGODB_URI} and {@code KAFKA_BROKERS} (and the others of {@link KafkaSettings}) at those
 * clusters, and with {@code BASE_URL}, {@code API_CLIENT_ID} and {@code API_CLIENT_SECRET} at their
 * dashboards, too.
 */
final class Check {
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int MOST = 50;

    private Check() {}

    public static void main(String... arguments) throws InterruptedException {
        try {
            if (arguments.length > 0) throw new CannotStart("./run check takes nothing more.");
            var result =
                    new Reconciliation(addresses(System.getenv()), AGAIN, Clock.systemUTC()).run();
            result.numbers().forEach(System.out::println);
            result.findings().stream()
                    .limit(MOST)
                    .forEach(finding -> System.out.println("  ! " + finding.sentence()));
            System.out.println(
                    result.findings().isEmpty()
                            ? "Everything agrees."
                            : result.findings().size() + " things do not agree.");
            if (!result.findings().isEmpty()) System.exit(1);
        } catch (CannotStart | Reconciliation.PartAway e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static Addresses addresses(Map<String, String> environment) throws CannotStart {
        if (environment.containsKey("MONGODB_URI")) return clusters(environment);
        var root = Path.of(System.getProperty("talanoa.root", "")).toAbsolutePath();
        return of(Home.of(root, environment));
    }

    private static Addresses clusters(Map<String, String> environment) throws CannotStart {
        var portal = Optional.ofNullable(environment.get("BASE_URL"));
        return new Addresses(
                environment.getOrDefault("MONGODB_URI", ""),
                KafkaSettings.of(environment),
                portal.map(url ->
                        new Addresses.Client(
                                url,
                                environment.getOrDefault("API_CLIENT_ID", ""),
                                environment.getOrDefault("API_CLIENT_SECRET", ""))),
                Optional.ofNullable(environment.get("MAILBOX_URL")));
    }

    /** Of what runs on this folder. */
    static Addresses of(Home home) throws CannotStart {
        var access = access(home);
        var client = access.path("client");
        var portal = access.path("baseUrl").asString();
        var ports = new Ports(Integer.parseInt(portal.replaceFirst(".*:", "")));
        return new Addresses(
                "mongodb://127.0.0.1:" + ports.mongodb(),
                Map.of("bootstrap.servers", "127.0.0.1:" + ports.kafka()),
                Optional.of(
                        new Addresses.Client(
                                portal,
                                client.path("id").asString(),
                                client.path("secret").asString())),
                Optional.of(access.path("mailbox").asString()));
    }

    private static JsonNode access(Home home) throws CannotStart {
        try {
            return JsonMapper.shared().readTree(Files.readString(home.access()));
        } catch (IOException e) {
            throw new CannotStart(
                    "Nothing runs on the folder %s: start it with ./run, or name what to check in MONGODB_URI and KAFKA_BROKERS."
                            .formatted(home.folder()));
        }
    }
}
