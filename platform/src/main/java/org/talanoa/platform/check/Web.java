package org.talanoa.platform.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the portal and the mailbox. */
final class Web implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
    }

    static HttpRequest.Builder form(String address, String form) {
        return request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(answer(request, BodyHandlers.ofString()).body());
    }

    byte[] bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return answer(request, BodyHandlers.ofByteArray()).body();
    }

    private <T> HttpResponse<T> answer(HttpRequest.Builder request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        var answer = client.send(request.build(), body);
        if (answer.statusCode() == 200) return answer;
        // Without its query: that is nobody's business.
        throw new IOException(answer.uri().getPath() + " answered " + answer.statusCode());
    }

    @Override
    public void close() {
        client.close();
    }
}
