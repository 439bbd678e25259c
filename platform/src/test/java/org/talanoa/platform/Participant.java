package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody who takes part, and came in by a mailed link. */
record Participant(String baseUrl, Programmer programmer, String token) {
    /** Asks for a link, and takes the token that it is good for. */
    static Participant comesIn(Talanoa talanoa, Applicant applicant) {
        var nobody = new Participant(talanoa.baseUrl(), talanoa.programmer(), "");
        var wish = Map.of("reviewId", talanoa.programmer().reviewId(), "email", applicant.email());
        assertThat(Http.send(nobody.posting("/access-links", wish)).statusCode()).isEqualTo(202);
        var token = talanoa.mailbox().mailTo(applicant.email(), "Your link").token();
        var opened = Http.json(nobody.posting("/access-tokens", Map.of("token", token)));
        return new Participant(
                talanoa.baseUrl(), talanoa.programmer(), opened.path("accessToken").asString());
    }

    /** Asks again under the same key until it is taken. */
    JsonNode handsIn() {
        var submission =
                posting("/submissions", points())
                        .header("Idempotency-Key", UUID.randomUUID().toString());
        return Http.untilTaken("a submission", submission);
    }

    /** How many submissions there are of it. */
    int submissions() {
        return Http.json(request("/submissions?size=1")).path("total").asInt();
    }

    private HttpRequest.Builder posting(String path, Map<String, ?> body) {
        return request(path).header("Content-Type", "application/json").POST(Http.asJson(body));
    }

    private HttpRequest.Builder request(String path) {
        var request = Http.request(baseUrl + "/api/v1" + path);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Map<String, ?> points() {
        var point =
                Map.of(
                        "kind", "RECOMMENDATION",
                        "text", "Let whoever is stopped at a border call a lawyer.",
                        "objectives", List.of(13),
                        "topics", List.of("immigration_detention"),
                        "addressees", List.of("GOVERNMENTS"));
        return Map.of(
                "reviewId",
                programmer.reviewId(),
                "consultationId",
                programmer.consultation(),
                "language",
                "en",
                "title",
                "At the border",
                "attribution",
                "NAMED",
                "points",
                List.of(point));
    }

    @Override
    public String toString() {
        return "Participant";
    }
}
