package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Thousands of requests that are wrong, each in its own way, over every operation of {@code
 * openapi.json}: each is refused as what it is, and nothing has changed afterwards.
 */
@ExtendWith(WholePlatform.class)
class MalformedRequestsIT {
    private static final int REQUESTS = Waiting.LARGE ? 100_000 : 10_000;
    private static final int SENDERS = 4;

    /** Of each kind; they send nothing more while the others are served. */
    private static final int SLOW = 100;

    /** What the code, not the API, would say. */
    private static final Pattern INSIDES =
            Pattern.compile(
                    "\\tat |Exception|java\\.|org\\.springframework|org\\.talanoa|com\\.mongodb");

    @Test
    void whatever_is_wrong_with_a_request_is_refused_and_changes_nothing(Talanoa talanoa)
            throws Exception {
        var given = new Given(talanoa);
        var before = given.everything();
        // The same ones in each build, which would else be green today and red tomorrow.
        long seed = Long.getLong("talanoa.seed", Waiting.LARGE ? System.nanoTime() : 5);
        System.out.println("Malformed requests; the same ones again: -Dtalanoa.seed=" + seed);
        var contract = new Contract(Http.json(talanoa.baseUrl() + "/api/v1/openapi.json"));
        var faults = new ConcurrentHashMap<String, String>();
        try (var slow = new SlowSenders(new RawHttp(talanoa.ports().portal()), SLOW);
                var senders = Executors.newFixedThreadPool(SENDERS)) {
            var ends = new ArrayList<Future<?>>();
            for (int i = 0; i < SENDERS; i++) {
                var requests =
                        new MalformedRequests(
                                contract, new Random(seed + i), given.ids(), given::tokenFor);
                ends.add(senders.submit(() -> send(talanoa, requests, faults)));
            }
            for (var end : ends) end.get();
            assertThat(slow.statuses()).as("what slow senders heard").isSubsetOf(0, 400, 408);
        }
        assertThat(faults).as("kinds of faults, each with a request").isEmpty();
        assertThat(given.everything()).isEqualTo(before);
        talanoa.agrees();
    }

    private static Void send(
            Talanoa talanoa, MalformedRequests requests, Map<String, String> faults)
            throws IOException {
        var http = new RawHttp(talanoa.ports().portal());
        for (int i = 0; i < REQUESTS / SENDERS; i++) {
            var request = requests.next();
            var answer = http.send(request.bytes());
            var fault = faultOf(answer);
            if (!fault.isEmpty()) {
                faults.put(
                        fault + ", " + request.what() + ", " + request.target(),
                        request.toString());
            }
        }
        return null;
    }

    /** Empty if the answer says that the request was wrong, and no more. */
    private static String faultOf(RawHttp.Answer answer) {
        var isRefused = answer.status() >= 400 && answer.status() < 500;
        if (!isRefused && answer.status() != 0) return "status " + answer.status();
        if (INSIDES.matcher(answer.body()).find()) return "insides: " + answer.body();
        var type = answer.headers().getOrDefault("content-type", "");
        if (!type.startsWith("application/problem+json")) return "";
        var told = Http.JSON.readTree(answer.body()).path("status").asInt();
        return told == answer.status() ? "" : "problem of status " + told;
    }

    /** One of each thing that a path can name, and who may ask for it. */
    private static final class Given {
        private final Talanoa talanoa;
        private final Map<String, String> ids = new LinkedHashMap<>();
        private final String self;
        private final String program;

        Given(Talanoa talanoa) {
            this.talanoa = talanoa;
            this.program = talanoa.token();
            var applicant = Applicant.another().withADelegate();
            var registered = talanoa.confirmed(applicant);
            talanoa.secretariat().approves(registered.id());
            this.self = organizationsToken(applicant);
            ids.put("reviewId", talanoa.programmer().reviewId());
            ids.put("consultationId", talanoa.programmer().consultation());
            ids.put("registrationId", registered.id());
            var registration = get("/registrations/" + registered.id(), self);
            ids.put("delegateId", registration.at("/delegates/0/id").asString());
            var submission = post("/submissions", self, points());
            ids.put("submissionId", submission.path("id").asString());
            ids.put("recommendationId", submission.at("/points/0/id").asString());
            var entry =
                    Map.of(
                            "names", Map.of("en", "Kept in the directory"),
                            "type", "civil_society",
                            "country", "TH");
            ids.put("organizationId", post("/organizations", program, entry).path("id").asString());
            ids.put("noticeId", get("/notices?size=1", program).at("/items/0/id").asString());
        }

        Map<String, String> ids() {
            return ids;
        }

        String tokenFor(String scope) {
            return scope.equals("self") ? self : program;
        }

        /** What would show a change. */
        List<JsonNode> everything() {
            var registration = "/registrations/" + ids.get("registrationId");
            return List.of(
                    get(registration, program),
                    get("/registrations?size=1", program).path("total"),
                    get("/submissions?size=1", program).path("total"),
                    get("/organizations/" + ids.get("organizationId"), program),
                    get("/consultations/" + ids.get("consultationId"), program).path("title"));
        }

        private String organizationsToken(Applicant applicant) {
            var wish =
                    Map.of("reviewId", talanoa.programmer().reviewId(), "email", applicant.email());
            assertThat(Http.send(posting("/access-links", "", wish)).statusCode()).isEqualTo(202);
            var token = talanoa.mailbox().mailTo(applicant.email(), "Your link").token();
            return post("/access-tokens", "", Map.of("token", token))
                    .path("accessToken")
                    .asString();
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
                    talanoa.programmer().reviewId(),
                    "consultationId",
                    talanoa.programmer().consultation(),
                    "language",
                    "en",
                    "title",
                    "At the border",
                    "attribution",
                    "NAMED",
                    "points",
                    List.of(point));
        }

        private JsonNode get(String path, String token) {
            return Http.json(
                    Http.request(talanoa.baseUrl() + "/api/v1" + path)
                            .header("Authorization", "Bearer " + token));
        }

        private JsonNode post(String path, String token, Map<String, ?> body) {
            return Http.json(posting(path, token, body));
        }

        private java.net.http.HttpRequest.Builder posting(
                String path, String token, Map<String, ?> body) {
            var request =
                    Http.request(talanoa.baseUrl() + "/api/v1" + path)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(Http.JSON.writeValueAsString(body)));
            return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
        }
    }
}
