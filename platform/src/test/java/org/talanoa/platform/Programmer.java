package org.talanoa.platform;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who uses the API without a token.
 *
 * @param review the current one, as the API tells of it
 * @param consultation of the review, open to registrations
 */
record Programmer(String baseUrl, JsonNode review, String consultation) {
    /** What was sent, and the id that it got. */
    record Registered(String id, Applicant applicant) {}

    /** Looks up what a registration must name; later, consultation-service may be away. */
    static Programmer of(String baseUrl) {
        var review = currentReview(baseUrl);
        return new Programmer(
                baseUrl, review, openConsultation(baseUrl, review.path("id").asString()));
    }

    String reviewId() {
        return review.path("id").asString();
    }

    private static JsonNode currentReview(String baseUrl) {
        return Waiting.until("the current review")
                .until(
                        () -> Http.json(baseUrl + "/api/v1/reviews").path("items").path(0),
                        first -> first.path("current").asBoolean());
    }

    private static String openConsultation(String baseUrl, String review) {
        return Waiting.until("an open consultation")
                .until(
                        () ->
                                Http.json(baseUrl + "/api/v1/reviews/" + review + "/consultations")
                                        .path("items")
                                        .valueStream()
                                        .filter(one -> one.path("status").asString().equals("OPEN"))
                                        .map(one -> one.path("id").asString())
                                        .findFirst()
                                        .orElse(""),
                        id -> !id.isEmpty());
    }

    /**
     * Registers, and asks again with the same key until there is an answer: what a careful program
     * does when the other side may die at any moment.
     */
    Registered registers(Applicant applicant) {
        return registersAt(List.of(baseUrl), applicant);
    }

    /** As above, with each new try going to the next of these addresses. */
    Registered registersAt(List<String> addresses, Applicant applicant) {
        var key = UUID.randomUUID().toString();
        // Who has another address does not wait long for the one.
        var patience = Duration.ofSeconds(addresses.size() > 1 ? 2 : 10);
        var tries = new AtomicInteger();
        var id =
                Waiting.until("the registration of " + applicant.organization())
                        .until(
                                () -> {
                                    var next = tries.getAndIncrement() % addresses.size();
                                    return send(
                                            registration(addresses.get(next), applicant, key),
                                            patience);
                                },
                                answer -> !answer.isEmpty());
        return new Registered(id, applicant);
    }

    /** What is sent, to be sent again under the same key. */
    HttpRequest.Builder registration(Applicant applicant, String key) {
        return registration(baseUrl, applicant, key);
    }

    private HttpRequest.Builder registration(String address, Applicant applicant, String key) {
        return Http.request(address + "/api/v1/registrations")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(Http.asJson(form(applicant)));
    }

    /** The id; empty where there was no answer or one that says to come again. */
    private static String send(HttpRequest.Builder registration, Duration patience) {
        try {
            var answer = Http.send(registration, patience);
            if (answer.statusCode() >= 500 || answer.statusCode() == 429) return "";
            if (answer.statusCode() != 201) throw new AssertionError(answer.body());
            return Http.JSON.readTree(answer.body()).path("id").asString();
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    /** Proves the address by the token of the mailed link; asks again until that is taken. */
    void confirms(Registered registered, String token) {
        Http.untilTaken(
                "the confirmation of " + registered.id(),
                Http.request(baseUrl + "/api/v1/registrations/" + registered.id() + "/confirmation")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(Http.asJson(Map.of("token", token))));
    }

    private Map<String, Object> form(Applicant applicant) {
        var person =
                Map.of(
                        "givenName", applicant.givenName(),
                        "familyName", applicant.familyName(),
                        "email", applicant.email(),
                        "locale", "en");
        var delegate = new LinkedHashMap<String, Object>(person);
        delegate.put("email", applicant.delegateEmail());
        delegate.put("consultationIds", List.of(consultation));
        delegate.put("wantsToSpeak", false);
        var form = new LinkedHashMap<String, Object>();
        form.put("reviewId", reviewId());
        form.put(
                "organization",
                Map.of("name", applicant.organization(), "type", "civil_society", "country", "TH"));
        form.put("focalPoint", person);
        form.put("delegates", List.of(delegate));
        form.put("consultationIds", List.of(consultation));
        form.put("visibility", "PUBLIC");
        form.put("answers", answers());
        form.put(
                "consents",
                Map.of(
                        "privacyNotice", true,
                        "codeOfConduct", true,
                        "publishName", true,
                        "mailingList", false));
        return form;
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
