package org.talanoa.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.talanoa.embedded.EmbeddedMain;
import org.talanoa.platform.Part.Layer;

/**
 * What the platform consists of, and how its parts find each other. The services take the same
 * settings for real clusters; here these name the embedded parts.
 *
 * @param root the folder of the project, where the built programs lie
 */
record Installation(Path root, Home home, Ports ports, Secrets secrets, boolean examples) {
    static final String CLIENT = "first-client";
    static final String STAFF = "secretariat";

    /** The only setting that real clusters do without. */
    static final String FOR_THE_EMBEDDED_STORE = "MONGODB_INDEX_FOR_COMPARE_AND_SET";

    /** From where all requests come on a machine that takes none from others. */
    private static final String NOBODY_ELSE = "127.0.0.1,::1";

    /**
     * A virtual thread keeps its carrier while it waits for a class that is being initialized, and
     * there are as few carriers as cores: with more of them, requests that come while a service is
     * still cold can't keep each other from going on.
     */
    private static final String CARRIERS = "-Djdk.virtualThreadScheduler.parallelism=16";

    private static final List<String> SMALL_JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k", CARRIERS);

    Part mongodb() {
        return embedded("mongodb", Layer.STORE, "256m", ports.mongodb());
    }

    Part kafka() {
        return embedded("kafka", Layer.BROKER, "192m", ports.kafka());
    }

    Part mailbox() {
        return embedded(
                "mailbox",
                Layer.MAIL,
                "48m",
                ports.smtp(),
                "--http-port",
                Integer.toString(ports.mailbox()));
    }

    Part consultationService() throws CannotStart {
        return service(
                "consultation-service",
                ports.consultationService(),
                Map.of("EXAMPLES", Boolean.toString(examples)));
    }

    Part registrationService() throws CannotStart {
        return service("registration-service", ports.registrationService(), Map.of());
    }

    Part recommendationService() throws CannotStart {
        return service("recommendation-service", ports.recommendationService(), Map.of());
    }

    Part notificationService() throws CannotStart {
        return service(
                "notification-service",
                ports.notificationService(),
                Map.of(
                        "SMTP_HOST", "127.0.0.1",
                        "SMTP_PORT", Integer.toString(ports.smtp()),
                        "SMTP_STARTTLS", "false",
                        "MAIL_PER_SECOND", "100",
                        "QUIET_WINDOW", "1s",
                        "LIMITS_EXEMPT", NOBODY_ELSE,
                        "MAIL_FROM", "Talanoa <talanoa@example.org>"));
    }

    Part dashboardService() throws CannotStart {
        return service("dashboard-service", ports.dashboardService(), Map.of());
    }

    Part portal() throws CannotStart {
        return spring(
                "portal",
                Layer.PORTAL,
                ports.portal(),
                Map.ofEntries(
                        Map.entry("MANAGEMENT_PORT", Integer.toString(ports.portalMetrics())),
                        Map.entry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1"),
                        Map.entry("MONGODB_URI", mongoUri()),
                        Map.entry("SIGNING_KEY", secrets.signingKey().toUri().toString()),
                        Map.entry("PORTAL_PUBLIC_KEY", secrets.publicKey().toUri().toString()),
                        Map.entry("API_CLIENT_ID", CLIENT),
                        Map.entry("API_CLIENT_SECRET", secrets.clientSecret()),
                        Map.entry("STAFF_FIRST_USERNAME", STAFF),
                        Map.entry("STAFF_FIRST_PASSWORD", secrets.staffPassword()),
                        // It stands in access.json, for scripts to use.
                        Map.entry("STAFF_FIRST_MUST_CHANGE", "false"),
                        Map.entry("TRUSTED_PROXIES", ""),
                        Map.entry("LIMITS_EXEMPT", NOBODY_ELSE),
                        // Whoever is alone on a machine needs no provider to tell who she is.
                        Map.entry("OIDC_ISSUER", ""),
                        Map.entry("OIDC_CLIENT_ID", ""),
                        Map.entry("OIDC_CLIENT_SECRET", ""),
                        Map.entry("OIDC_NAME", ""),
                        Map.entry("OIDC_SCOPES", "openid,profile"),
                        Map.entry("OIDC_ROLES_CLAIM", ""),
                        Map.entry("OIDC_ROLE_VIEWER", ""),
                        Map.entry("OIDC_ROLE_REGISTRAR", ""),
                        Map.entry("OIDC_ROLE_MODERATOR", ""),
                        Map.entry("OIDC_ROLE_ADMINISTRATOR", ""),
                        Map.entry("REGISTRATION_SERVICE_URL", url(ports.registrationService())),
                        Map.entry("CONSULTATION_SERVICE_URL", url(ports.consultationService())),
                        Map.entry("RECOMMENDATION_SERVICE_URL", url(ports.recommendationService())),
                        Map.entry("NOTIFICATION_SERVICE_URL", url(ports.notificationService())),
                        Map.entry("DASHBOARD_SERVICE_URL", url(ports.dashboardService()))));
    }

    /** All parts, from the ground up. */
    List<Part> parts() throws CannotStart {
        return List.of(
                mongodb(),
                kafka(),
                mailbox(),
                consultationService(),
                registrationService(),
                notificationService(),
                recommendationService(),
                dashboardService(),
                portal());
    }

    String baseUrl() {
        return "http://localhost:" + ports.portal();
    }

    String mailboxUrl() {
        return "http://localhost:" + ports.mailbox();
    }

    String brokers() {
        return "127.0.0.1:" + ports.kafka();
    }

    private String mongoUri() {
        return "mongodb://127.0.0.1:" + ports.mongodb();
    }

    private Part embedded(String name, Layer layer, String heap, int port, String... more) {
        var arguments = java(heap, EmbeddedMain.class.getName(), name);
        arguments.addAll(List.of("--port", Integer.toString(port)));
        arguments.addAll(List.of("--data", home.data(name).toString()));
        arguments.addAll(List.of(more));
        return new Part(
                name,
                layer,
                arguments,
                Map.of("CLASSPATH", System.getProperty("java.class.path")),
                URI.create("tcp://127.0.0.1:" + port));
    }

    private Part service(String name, int port, Map<String, String> own) throws CannotStart {
        var environment = new HashMap<>(own);
        environment.put("KAFKA_BROKERS", brokers());
        environment.put("MONGODB_URI", mongoUri());
        environment.put(FOR_THE_EMBEDDED_STORE, "true");
        environment.put("LINK_KEY", secrets.linkKey());
        environment.put("PORTAL_PUBLIC_KEY", secrets.publicKey().toUri().toString());
        return spring(name, Layer.SERVICE, port, environment);
    }

    private Part spring(String name, Layer layer, int port, Map<String, String> own)
            throws CannotStart {
        var environment = new HashMap<>(own);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("BASE_URL", baseUrl());
        var jar = new Programs(root).jar(name);
        return new Part(
                name,
                layer,
                java("144m", "-jar", jar.toString()),
                environment,
                URI.create(url(port) + "/actuator/health/readiness"));
    }

    private static List<String> java(String heap, String... program) {
        var arguments = new ArrayList<>(SMALL_JVM);
        arguments.add("-Xmx" + heap);
        arguments.addAll(List.of(program));
        return arguments;
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
