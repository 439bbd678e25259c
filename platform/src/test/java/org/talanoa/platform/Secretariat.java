package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Who runs the review, by the API. */
record Secretariat(String baseUrl, String token) {
    void addsToTheDirectory(String name, String acronym, String type, String country) {
        var entry =
                Map.of(
                        "names", Map.of("en", name),
                        "acronym", acronym,
                        "type", type,
                        "country", country);
        var answer =
                Http.send(
                        Http.request(baseUrl + "/api/v1/organizations")
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                Http.JSON.writeValueAsString(entry))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Override
    public String toString() {
        return "Secretariat";
    }
}
