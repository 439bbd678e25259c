package org.talanoa.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain requests, and their answers as JSON. */
final class Http {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private Http() {}

    /** What is sent as JSON; whoever sends it says so in a header. */
    static HttpRequest.BodyPublisher asJson(Object body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    /**
     * The client's own timeout ends with the head of an answer; a process that is stopped between
     * head and body would hold the caller for ever.
     */
    static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, PATIENCE);
    }

    /**
     * As above.
     *
     * @throws UncheckedIOException if there is no whole answer by then
     */
    static HttpResponse<String> send(HttpRequest.Builder request, Duration patience) {
        var answer = CLIENT.sendAsync(request.build(), BodyHandlers.ofString());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new UncheckedIOException(new IOException("No whole answer", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    /**
     * Asks again, the same, until there is an answer that is not to come again: what a careful
     * program does when the other side may die at any moment.
     */
    static JsonNode untilTaken(String what, HttpRequest.Builder request) {
        var taken =
                Waiting.until(what)
                        .until(
                                () -> send(request),
                                answer -> answer.statusCode() < 500 && answer.statusCode() != 429);
        return JSON.readTree(body(taken));
    }

    /** An answer that may have no end; who reads it closes it. */
    static HttpResponse<Stream<String>> lines(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.timeout(PATIENCE).build(), BodyHandlers.ofLines()).join();
    }

    /** The status of an answer, 0 where there is none. */
    static int status(String url) {
        try {
            return send(request(url)).statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    static String text(String url) {
        return body(send(request(url)));
    }

    static JsonNode json(HttpRequest.Builder request) {
        return JSON.readTree(body(send(request)));
    }

    static JsonNode json(String url) {
        return json(request(url));
    }

    private static String body(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
