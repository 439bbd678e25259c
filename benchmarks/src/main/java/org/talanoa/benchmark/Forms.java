package org.talanoa.benchmark;

import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Registrations of organizations that nobody has heard of, for the review that is current. */
final class Forms {
    private static final String COUNTRY = "TH";

    private final JsonNode review;
    private final String consultation;
    private final AtomicInteger number = new AtomicInteger();

    Forms(Platform platform) {
        review = first(platform.url() + "/api/v1/reviews", "current", "true");
        consultation =
                first(
                                platform.url() + "/api/v1/reviews/" + review() + "/consultations",
                                "status",
                                "OPEN")
                        .path("id")
                        .asString();
    }

    private static JsonNode first(String url, String field, String value) {
        return Http.json(Http.request(url))
                .path("items")
                .valueStream()
                .filter(item -> item.path(field).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    String review() {
        return review.path("id").asString();
    }

    HttpRequest next(String url) {
        return next(url, COUNTRY);
    }

    /** Another each time, with a key of its own. */
    HttpRequest next(String url, String country) {
        return Http.post(url, body(country, number.incrementAndGet()))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .build();
    }

    String body() {
        return body(COUNTRY, number.incrementAndGet());
    }

    /** The form of the organization with this number. */
    String body(String country, int n) {
        var person =
                Map.of(
                        "givenName",
                        "Given",
                        "familyName",
                        "Family",
                        "email",
                        "focal." + n + "@example.org",
                        "locale",
                        "en");
        var delegate = new LinkedHashMap<String, Object>(person);
        delegate.put("consultationIds", List.of(consultation));
        delegate.put("wantsToSpeak", false);
        return Http.JSON.writeValueAsString(
                Map.of(
                        "reviewId",
                        review(),
                        "organization",
                        Map.of(
                                "name",
                                "Organization " + n,
                                "type",
                                "civil_society",
                                "country",
                                country),
                        "focalPoint",
                        person,
                        "delegates",
                        List.of(delegate),
                        "consultationIds",
                        List.of(consultation),
                        "visibility",
                        "PUBLIC",
                        "answers",
                        answers(),
                        "consents",
                        Map.of(
                                "privacyNotice",
                                true,
                                "codeOfConduct",
                                true,
                                "publishName",
                                true,
                                "mailingList",
                                false)));
    }

    /** The first choice, or some words, for each question that must be answered. */
    private Map<String, String> answers() {
        var answers = new LinkedHashMap<String, String>();
        for (var field : review.path("form").path("fields")) {
            if (!field.path("required").asBoolean()) continue;
            var options = field.path("options");
            answers.put(
                    field.path("id").asString(),
                    options.isEmpty() ? "Some words" : options.path(0).path("id").asString());
        }
        return answers;
    }
}
