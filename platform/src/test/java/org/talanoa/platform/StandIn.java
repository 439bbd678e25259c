package org.talanoa.platform;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small program in the place of a part: it answers as ready, or refuses to start. */
final class StandIn {
    private StandIn() {}

    static final String REFUSAL = "The file data/store.db is damaged.";

    public static void main(String... arguments) throws IOException {
        if (arguments[0].equals("refuses")) {
            System.err.println(REFUSAL);
            System.exit(1);
        }
        var address = new InetSocketAddress(loopback(), Integer.parseInt(arguments[0]));
        var server = HttpServer.create(address, 1);
        server.createContext(
                "/ready",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> note(arguments[1], arguments[2])));
    }

    /** A part that runs, and at its end adds its name to a file. */
    static Part part(String name, Part.Layer layer, Path ends) throws IOException {
        var port = freePort();
        return part(name, layer, port, Integer.toString(port), ends.toString(), name);
    }

    /** A part that says why it cannot start, and ends. */
    static Part refusing(String name, Part.Layer layer) throws IOException {
        return part(name, layer, freePort(), "refuses");
    }

    private static Part part(String name, Part.Layer layer, int port, String... arguments) {
        var java = new ArrayList<String>();
        java.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        java.add(StandIn.class.getName());
        java.addAll(List.of(arguments));
        return new Part(
                name,
                layer,
                java,
                Map.of("CLASSPATH", Path.of("target", "test-classes").toAbsolutePath().toString()),
                URI.create("http://127.0.0.1:" + port + "/ready"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    private static InetAddress loopback() {
        return InetAddress.ofLiteral("127.0.0.1");
    }

    private static void note(String file, String name) {
        try {
            Files.writeString(
                    Path.of(file),
                    name + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
