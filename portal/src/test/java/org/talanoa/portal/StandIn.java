package org.talanoa.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Stands in for a remote service: answers as told, remembers what it was asked, and can be away.
 */
public final class StandIn {
    /** What it was asked. */
    public record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(",", header.getValue()))
                    .findFirst()
                    .orElse("");
        }
    }

    /** How it answers what has no plain answer. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile boolean away;
    private volatile boolean taking;
    private volatile CountDownLatch goingOn = new CountDownLatch(0);

    public StandIn() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            port = server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://localhost:" + port;
    }

    /** From now on nobody is there: connections end without an answer. */
    public void goesAway() {
        away = true;
    }

    /** From now on it takes connections and requests, and says nothing. */
    public void standsStill() {
        goingOn = new CountDownLatch(1);
    }

    /** From now on it does whatever it is asked to do, and says no more of it. */
    public void takesWhateverComes() {
        taking = true;
    }

    /** Back, and knowing nothing. */
    public void reset() {
        away = false;
        taking = false;
        goingOn.countDown();
        answers.clear();
        asked.clear();
    }

    public void answers(String method, String path, int status, String type, String body) {
        answers(
                method,
                path,
                exchange -> {
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", type);
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                });
    }

    /** Says that what was asked for is elsewhere, and is to be asked in the same way there. */
    public void sendsOn(String method, String path, String elsewhere) {
        answers(
                method,
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Location", elsewhere);
                    exchange.sendResponseHeaders(307, -1);
                });
    }

    public void answers(String method, String path, Answer answer) {
        answers.put(method + " " + path, answer);
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public List<Asked> asked(String method) {
        return asked.stream().filter(one -> one.method().equals(method)).toList();
    }

    /** How many requests to change something it did not refuse. */
    public long taken() {
        return asked.stream()
                .filter(one -> !one.method().equals("GET"))
                .filter(one ->
                        taking || answers.containsKey(one.method() + " " + one.uri().getPath()))
                .count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            waitUntilItGoesOn();
            if (away) {
                return;
            }
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var method = exchange.getRequestMethod();
            var uri = exchange.getRequestURI();
            asked.add(new Asked(method, uri, Map.copyOf(exchange.getRequestHeaders()), body));
            var answer = answers.get(method + " " + uri.getPath());
            if (answer == null && taking && !method.equals("GET")) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            } else if (answer == null) {
                exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
                exchange.sendResponseHeaders(404, -1);
            } else {
                answer.to(exchange);
            }
        }
    }

    private void waitUntilItGoesOn() {
        try {
            goingOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
