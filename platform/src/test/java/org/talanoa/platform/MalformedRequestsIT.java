package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
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
    @Execution(ExecutionMode.CONCURRENT)
    void whatever_is_wrong_with_a_request_is_refused_and_changes_nothing(Talanoa talanoa)
            throws Exception {
        var given = new Given(talanoa);
        talanoa.agrees();
        var before = given.everything();
        // The same ones in each build, which would else be green today and red tomorrow.
        long seed = Long.getLong("talanoa.seed", Waiting.LARGE ? System.nanoTime() : 5);
        System.out.println("Malformed requests; the same ones again: -Dtalanoa.seed=" + seed);
        var contract = new Contract(Http.json(talanoa.baseUrl() + "/api/v1/openapi.json"));
        var faults = new ConcurrentHashMap<String, String>();
        try (var slow = SlowSenders.thatStop(new RawHttp(talanoa.ports().portal()), SLOW);
                var senders = Executors.newFixedThreadPool(SENDERS)) {
            var ends = new ArrayList<Future<?>>();
            for (int i = 0; i < SENDERS; i++) {
                var requests =
                        new MalformedRequests(
                                contract, new Random(seed + i), given.ids(), given::credentialsFor);
                ends.add(senders.submit(() -> send(talanoa, requests, faults)));
            }
            for (var end : ends) end.get();
            assertThat(slow.statuses()).as("what slow senders heard").isSubsetOf(0, 400, 408);
        }
        assertThat(faults).as("kinds of faults, each with a request").isEmpty();
        assertThat(given.everything()).isEqualTo(before);
        talanoa.agrees();
    }

    /** What each sends is right so far, and comes often enough not to count as silence. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void who_sends_byte_by_byte_keeps_nobody_else_waiting(Talanoa talanoa) throws IOException {
        var review = talanoa.programmer().reviewId();
        var others = talanoa.baseUrl() + "/api/v1/organizations?reviewId=" + review;
        var heard = new ArrayList<Integer>();
        try (var slow = SlowSenders.thatTrickle(new RawHttp(talanoa.ports().portal()), SLOW)) {
            Waiting.until("it to have gone on for a while")
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> {
                        slow.trickle();
                        heard.add(Http.status(others));
                        return heard.size() == 10;
                    });
        }
        assertThat(heard).as("what others heard meanwhile").containsOnly(200);
    }

    private static Void send(
            Talanoa talanoa, MalformedRequests requests, Map<String, String> faults)
            throws IOException {
        var http = new RawHttp(talanoa.ports().portal());
        for (int i = 0; i < REQUESTS / SENDERS; i++) {
            var request = requests.next();
            var answer = http.send(request.bytes());
            var fault = faultOf(request, answer);
            if (!fault.isEmpty()) {
                faults.put(
                        fault + ", " + request.what() + ", " + request.target(),
                        request.toString());
            }
        }
        return null;
    }

    /** Empty if the answer says that the request was wrong, and no more. */
    private static String faultOf(MalformedRequests.Request request, RawHttp.Answer answer) {
        // Of a head that can't be read it may be that nobody knows what to answer, or in which
        // HTTP.
        if (answer.status() == 0) return request.isBelowTheContract() ? "" : "no answer";
        var isRefused = answer.status() >= 400 && answer.status() < 500;
        if (!isRefused) return "status " + answer.status();
        if (INSIDES.matcher(answer.body()).find()) return "insides: " + answer.body();
        var type = answer.headers().getOrDefault("content-type", "");
        if (!type.startsWith("application/problem+json")) {
            var isOfTheApi = request.target().path().startsWith("/api/");
            return isOfTheApi && !request.isBelowTheContract() ? "no problem but " + type : "";
        }
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
            var participant = Participant.comesIn(talanoa, applicant);
            this.self = participant.token();
            ids.put("reviewId", talanoa.programmer().reviewId());
            ids.put("consultationId", talanoa.programmer().consultation());
            ids.put("registrationId", registered.id());
            var registration = get("/registrations/" + registered.id(), self);
            ids.put("delegateId", registration.at("/delegates/0/id").asString());
            var submission = participant.handsIn();
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

        String credentialsFor(String scope) {
            return switch (scope) {
                case "self" -> "Bearer " + self;
                case Target.CLIENT -> talanoa.clientCredentials();
                default -> "Bearer " + program;
            };
        }

        /** What would show a change. */
        List<JsonNode> everything() {
            var registration = "/registrations/" + ids.get("registrationId");
            return List.of(
                    get(registration, program),
                    get("/registrations?size=1", program).path("total"),
                    get("/submissions?size=1", program).path("total"),
                    get("/organizations/" + ids.get("organizationId"), program),
                    get("/reviews/" + ids.get("reviewId") + "/consultations", program),
                    get("/organizations?size=1", program).path("total"),
                    get("/recommendations?size=1", program).path("total"),
                    get("/notices?size=1", program).path("total"),
                    get("/dashboards/" + ids.get("reviewId"), program).path("seats"));
        }

        private JsonNode get(String path, String token) {
            return Http.json(
                    Http.request(talanoa.baseUrl() + "/api/v1" + path)
                            .header("Authorization", "Bearer " + token));
        }

        private JsonNode post(String path, String token, Map<String, ?> body) {
            return Http.json(
                    Http.request(talanoa.baseUrl() + "/api/v1" + path)
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .POST(Http.asJson(body)));
        }
    }
}
