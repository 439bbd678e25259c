package org.talanoa.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests, and their answers as JSON. */
final class Http {
    static final JsonMapper JSON = JsonMapper.shared();
    static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Http() {}

    static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    }

    static HttpRequest.Builder post(String url, String json) {
        return request(url)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    static boolean isFine(HttpResponse<?> answer) {
        return answer.statusCode() / 100 == 2;
    }

    static JsonNode json(HttpRequest.Builder request) {
        var answer = send(request.build());
        if (isFine(answer)) return JSON.readTree(answer.body());
        throw new IllegalStateException(
                answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
}
