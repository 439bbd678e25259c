package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.talanoa.platform.Programmer.Registered;

/** Each figure of the console leads to a list of exactly what it counts. */
@ExtendWith(WholePlatform.class)
class FigureLinksIT {
    @Test
    void behind_each_figure_stand_as_many_as_it_says(Talanoa talanoa, Browser browser) {
        var seed = new Seed(talanoa, talanoa.programmer(), talanoa.secretariat());
        seed.organizationsOfManyKinds();
        try (var secretary = browser.visitor(talanoa, false)) {
            secretary.signsInToTheConsole();
            // Figures and lists hear of the same facts, each in its own time.
            Waiting.until("figures that say what is listed")
                    .untilAsserted(() -> {
                        var figures = secretary.figures();
                        assertThat(figures.keySet())
                                .anyMatch(href -> href.contains("seatState=CONFIRMED"))
                                .anyMatch(href -> href.contains("seatState=OFFERED"))
                                .anyMatch(href -> href.contains("seatState=REQUESTED"))
                                .anyMatch(href -> href.contains("subregion=other"))
                                .anyMatch(href -> href.contains("objective=13&type=academia"))
                                .anyMatch(href -> href.contains("submittedUntil="))
                                .anyMatch(href -> href.contains("decidedUntil="))
                                .anyMatch(href -> href.contains("status=DECLINED"));
                        assertThat(secretary.listedBehind(figures.keySet())).isEqualTo(figures);
                    });
        }
    }

    /** Organizations, seats and points of which each figure counts some. */
    private record Seed(Talanoa talanoa, Programmer programmer, Secretariat secretariat) {
        void organizationsOfManyKinds() {
            var confirmed = proven();
            decides(confirmed, "APPROVE");
            says(confirmed, "Count who is held", "Publish the figures");
            var offered = proven();
            sends(
                    "PATCH",
                    offered.id(),
                    "{\"organization\": {\"type\": \"academia\", \"country\": \"CH\"}}");
            decides(offered, "APPROVE");
            Waiting.until("a seat that can be moved")
                    .untilAsserted(() ->
                            sends(
                                    "POST",
                                    offered.id() + "/seats/" + programmer.consultation(),
                                    "{\"state\": \"RELEASED\", \"reason\": \"Test\"}"));
            sends(
                    "POST",
                    offered.id() + "/seats/" + programmer.consultation(),
                    "{\"state\": \"OFFERED\", \"reason\": \"Test\"}");
            says(offered, "Let people call a lawyer");
            decides(proven(), "DECLINE");
            proven();
            programmer.registers(Applicant.another());
        }

        private Registered proven() {
            var registered = programmer.registers(Applicant.another());
            var mail =
                    talanoa.mailbox()
                            .mailTo(registered.applicant().email(), "Confirm your address");
            sends("POST", registered.id() + "/confirmation", json(Map.of("token", mail.token())));
            return registered;
        }

        private void decides(Registered registered, String decision) {
            var words = Map.of("decision", decision, "reason", "Fits the review, or does not");
            sends("POST", registered.id() + "/decision", json(words));
        }

        private void sends(String method, String path, String body) {
            call(method, "/registrations/" + path, secretariat.token(), body);
        }

        private void says(Registered registered, String... texts) {
            var email = registered.applicant().email();
            var wish = Map.of("reviewId", programmer.reviewId(), "email", email);
            call("POST", "/access-links", "", json(wish));
            var link = talanoa.mailbox().mailTo(email, "Your link").token();
            var token =
                    Http.JSON
                            .readTree(
                                    call("POST", "/access-tokens", "", json(Map.of("token", link))))
                            .path("accessToken")
                            .asString();
            // recommendation-service may not have heard of the registration yet.
            Waiting.until("points of " + registered.id())
                    .untilAsserted(
                            () -> call("POST", "/submissions", token, json(submission(texts))));
        }

        private Map<String, Object> submission(String... texts) {
            var points =
                    List.of(texts).stream()
                            .map(text ->
                                    Map.of(
                                            "kind", "RECOMMENDATION",
                                            "text", text,
                                            "objectives", List.of(13),
                                            "topics", List.of(),
                                            "addressees", List.of("GOVERNMENTS")))
                            .toList();
            return Map.of(
                    "reviewId", programmer.reviewId(),
                    "language", "en",
                    "title", "What we ask",
                    "attribution", "NAMED",
                    "points", points);
        }

        private String call(String method, String path, String token, String body) {
            var request =
                    Http.request(talanoa.baseUrl() + "/api/v1" + path)
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body));
            if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
            var answer = Http.send(request);
            assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
            return answer.body();
        }

        private static String json(Map<String, ?> body) {
            return Http.JSON.writeValueAsString(body);
        }
    }
}
