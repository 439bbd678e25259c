package org.talanoa.platform;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One process of the platform.
 *
 * @param java the arguments of its JVM
 * @param environment its settings, beside what it inherits
 * @param readiness looked at until it answers: {@code http://…} with 200, {@code tcp://…} by taking
 *     a connection
 */
record Part(
        String name,
        Layer layer,
        List<String> java,
        Map<String, String> environment,
        URI readiness) {
    private static final int PATIENCE_MILLIS = 2_000;

    /**
     * Settings of ours that {@link Installation} does not make, and a shell may have for others.
     */
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "ACCESS_LINKS_PER_HOUR",
                    "ACCESS_LINKS_PER_NETWORK_HOUR",
                    "CONFIRM_WITHIN",
                    "INSTANCE",
                    "KAFKA_SASL_JAAS_CONFIG",
                    "KAFKA_SASL_MECHANISM",
                    "KAFKA_SECURITY_PROTOCOL",
                    "LIMIT_ACCESS_LINKS",
                    "LIMIT_LINKS_OPENED",
                    "LIMIT_REGISTRATIONS",
                    "LIMIT_SUBMISSIONS",
                    "LIMIT_WRONG_PASSWORDS",
                    "LIMIT_WRONG_SECRETS",
                    "MONGODB_DATABASE",
                    "SEAT_OFFER_HOURS",
                    "SMTP_PASSWORD",
                    "SMTP_USERNAME",
                    "TRACING_SAMPLING",
                    "TRUSTED_PROXIES");

    /**
     * Nobody waits for an answer of theirs: on few cores they come after whoever does, and after
     * the figures that somebody looks at.
     */
    private static final Set<String> COME_AFTER_OTHERS =
            Set.of("notification-service", "recommendation-service");

    /** From the ground up; what lies higher ends first. */
    enum Layer {
        STORE,
        BROKER,
        MAIL,
        SERVICE,
        PORTAL;

        /** Without these nothing is of use; if one fails at its first start, the start fails. */
        boolean isGround() {
            return compareTo(SERVICE) < 0;
        }
    }

    /** The settings carry secrets. */
    @Override
    public String toString() {
        return "Part[" + name + "]";
    }

    /**
     * Starts its process. It ignores Ctrl-C, which a terminal sends to all processes at once: in
     * what order they end is the supervisor's to say.
     */
    Process start(Home home) throws IOException {
        var command = new ArrayList<String>();
        int nice = COME_AFTER_OTHERS.contains(name) ? 10 : 0;
        command.addAll(
                List.of(
                        "/bin/sh",
                        "-c",
                        "trap '' INT HUP; exec nice -n " + nice + " \"$0\" \"$@\""));
        command.add(javaProgram());
        command.addAll(marks(home));
        command.addAll(java);
        var builder = new ProcessBuilder(command);
        removeForeign(builder.environment());
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(name).toFile()));
        return builder.start();
    }

    /**
     * Removes what would make a part of this machine behave like one of a cluster. All else is
     * handed on: options of the JVM, and {@code OUTBOX_SWEEP}.
     */
    static void removeForeign(Map<String, String> inherited) {
        inherited.keySet().removeIf(name -> name.startsWith("SPRING_") || ELSEWHERE.contains(name));
    }

    /** The JDK that runs us runs the parts, too. */
    static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Arguments by which a process that was left behind is known as ours. */
    private List<String> marks(Home home) {
        return List.of("-Dtalanoa.part=" + name, "-Dtalanoa.home=" + home.folder());
    }

    /** Whether this is the process of the part with this name, started for this home. */
    static boolean is(ProcessHandle process, String name, Home home) {
        var line = process.info().commandLine().orElse("");
        return line.contains(" -Dtalanoa.part=" + name + " -Dtalanoa.home=" + home.folder() + " ");
    }

    boolean isReady() {
        return readiness.getScheme().equals("tcp") ? takesConnection() : answers();
    }

    private boolean takesConnection() {
        try (var socket = new Socket()) {
            var loopback = InetAddress.ofLiteral(readiness.getHost());
            socket.connect(new InetSocketAddress(loopback, readiness.getPort()), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers() {
        try {
            if (!(readiness.toURL().openConnection() instanceof HttpURLConnection connection)) {
                return false;
            }
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
