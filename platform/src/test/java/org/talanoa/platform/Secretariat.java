package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Who runs the review, by the API. */
record Secretariat(String baseUrl, String token) {
    void addsToTheDirectory(String name, String acronym, String type, String country) {
        var entry =
                Map.of(
                        "names", Map.of("en", name),
                        "acronym", acronym,
                        "type", type,
                        "country", country);
        var _ = posts("/organizations", entry);
    }

    void approves(String registration) {
        var _ =
                posts(
                        "/registrations/" + registration + "/decision",
                        Map.of("decision", "APPROVE"));
    }

    void withdraws(String registration) {
        var reason = Map.of("reason", "Registered by mistake");
        var _ = posts("/registrations/" + registration + "/withdrawal", reason);
    }

    /** Changes a consultation's draft, and publishes it. */
    void releases(String consultation, Map<String, ?> changes) {
        var path = "/consultations/" + consultation;
        var _ =
                Http.json(
                        request(path)
                                .header("Content-Type", "application/merge-patch+json")
                                .method("PATCH", Http.asJson(changes)));
        var _ = posts(path + "/releases", Map.of("note", Map.of("en", "More room")));
    }

    int capacityOf(String consultation) {
        return Http.json(request("/consultations/" + consultation)).path("capacity").asInt();
    }

    /** As on the wish of who wrote to the secretariat. */
    void erases(String registration) {
        var answer =
                Http.send(request("/registrations/" + registration + "/personal-data").DELETE());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** What has happened to a registration so far. */
    List<String> historyOf(String registration) {
        return Http.json(request("/registrations/" + registration))
                .path("history")
                .valueStream()
                .map(entry -> entry.path("what").asString())
                .toList();
    }

    /** Asks again under the same key until it is taken. */
    private JsonNode posts(String path, Map<String, ?> body) {
        return Http.untilTaken(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(Http.asJson(body)));
    }

    private HttpRequest.Builder request(String path) {
        return Http.request(baseUrl + "/api/v1" + path).header("Authorization", "Bearer " + token);
    }

    @Override
    public String toString() {
        return "Secretariat";
    }
}
