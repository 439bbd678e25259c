package org.talanoa.consultation.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.consultation.review.ReviewStore;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.ReviewId;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;
import org.talanoa.testkit.WrongClock;
import tools.jackson.databind.json.JsonMapper;

/** From a draft to its release, to the next one, to its end. */
@ServiceTest
class DraftsTest {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String REVIEW = "gcm-ap-2020-2021";

    @Autowired RestTestClient client;
    @Autowired ReviewStore reviews;
    @Autowired ReleaseStore releases;
    @Autowired WrongClock clock;

    record Made(String id) {}

    @BeforeEach
    void a_review_is_there() {
        await().until(() -> reviews.find(new ReviewId(REVIEW)).isPresent());
    }

    @Test
    void a_draft_is_seen_by_those_who_may_write_it_and_told_to_nobody() {
        var id = drafted();
        send(HttpMethod.GET, "/consultations/" + id + "/draft", null)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("DRAFT")
                .jsonPath("$.release")
                .isEqualTo(0)
                .jsonPath("$.startTime")
                .isEqualTo("09:30");
        for (var path : List.of("/consultations/" + id, "/consultations/" + id + "/calendar.ics")) {
            client.get().uri("/api/v1" + path).exchange().expectStatus().isNotFound();
        }
        client.get()
                .uri("/api/v1/reviews/" + REVIEW + "/consultations")
                .exchange()
                .expectBody(String.class)
                .value(series -> assertThat(series).doesNotContain(id));
        send(HttpMethod.GET, "/reviews/" + REVIEW + "/consultations/drafts", null)
                .expectBody(String.class)
                .value(drafts -> assertThat(drafts).contains(id));
        release(id, null).expectStatus().isOk();
        assertThat(Topics.await(EventTopic.CONSULTATIONS, id, 1))
                .as("the first that anybody hears of it is its release")
                .extracting(Topics.Read::type)
                .containsExactly("org.talanoa.consultation.released.v1");
    }

    @Test
    void the_same_request_twice_makes_one_draft() {
        var key = UUID.randomUUID().toString();
        var first = keyed(key, form());
        assertThat(keyed(key, form())).isEqualTo(first);
    }

    private @Nullable String keyed(String key, Map<String, Object> form) {
        return Objects.requireNonNull(
                        client.post()
                                .uri("/api/v1/consultations")
                                .headers(h -> h.setBearerAuth(Tokens.with("consultations:write")))
                                .header("Idempotency-Key", key)
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(form)
                                .exchange()
                                .expectStatus()
                                .isCreated()
                                .expectBody(Made.class)
                                .returnResult()
                                .getResponseBody())
                .id();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    reviewId             | "nowhere"                | /reviewId             | REVIEW_UNKNOWN
                    reviewId             | 7                        | /reviewId             | TYPE_INVALID
                    order                | 0                        | /order                | NUMBER_INVALID
                    title                | {"de": "Rechte"}         | /title/de             | LANGUAGE_UNKNOWN
                    title                | {}                       | /title                | REQUIRED
                    title                | "Rights"                 | /title                | TYPE_INVALID
                    objectives           | [8, 24]                  | /objectives/1         | OBJECTIVE_UNKNOWN
                    objectives           | [8, 8]                   | /objectives/1         | TWICE
                    topics               | ["football"]             | /topics/0             | TOPIC_UNKNOWN
                    endTime              | "09:30"                  | /endTime              | END_BEFORE_START
                    timeZone             | "+07:00"                 | /timeZone             | ZONE_UNKNOWN
                    capacity             | 0                        | /capacity             | NUMBER_INVALID
                    date                 | "+999999999-12-31"       | /date                 | FORMAT_INVALID
                    registrationOpensAt  | "+99999999-01-01T00:00:00Z" | /registrationOpensAt | FORMAT_INVALID
                    registrationClosesAt | "+999999999-12-31T00:00:00Z" | /registrationClosesAt | FORMAT_INVALID
                    mode                 | "BY_POST"                | /mode                 | VALUE_UNKNOWN
                    mode                 | null                     | /mode                 | REQUIRED
                    registrationClosesAt | "2096-12-01T08:00:00+07:00" | /registrationClosesAt | CLOSES_BEFORE_OPENS
                    """)
    void each_fault_is_told_at_its_field(String field, String value, String pointer, String code) {
        var body = form();
        body.put(field, JsonMapper.shared().readTree(value));
        send(HttpMethod.POST, "/consultations", body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    @Test
    void a_patch_changes_what_it_names_and_only_in_the_version_that_was_seen() {
        var id = drafted();
        var path = "/consultations/" + id;
        patch(path, "\"1\"", "{\"capacity\": null, \"title\": {\"fr\": \"Droits\"}}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.capacity")
                .doesNotExist()
                .jsonPath("$.title.en")
                .isEqualTo("Rights")
                .jsonPath("$.title.fr")
                .isEqualTo("Droits")
                .jsonPath("$.date")
                .isEqualTo("2097-01-20");
        patch(path, "\"1\"", "{\"order\": 3}").expectStatus().isEqualTo(412);
        patch(
                        path,
                        "\"2\"",
                        "{\"reviewId\": \"nowhere\", \"status\": \"OPEN\", \"endTime\": \"01:00\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].code")
                .value(codes ->
                        assertThat((List<?>) codes)
                                .asString()
                                .contains("FIELD_UNKNOWN", "NOT_CHANGEABLE", "END_BEFORE_START"));
    }

    @Test
    void a_release_is_public_and_what_follows_it_keeps_it() {
        var id = drafted();
        release(id, null)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("ANNOUNCED")
                .jsonPath("$.release")
                .isEqualTo(1);
        release(id, "\"Again\"")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOTHING_TO_RELEASE");
        patch(
                        "/consultations/" + id,
                        "*",
                        "{\"date\": \"2097-01-27\", \"registrationOpensAt\": null}")
                .expectBody()
                .jsonPath("$.changed")
                .isEqualTo(List.of("date", "registrationOpensAt"));
        seen(id).jsonPath("$.date").isEqualTo("2097-01-20");

        release(id, "\" \"")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/note");
        release(id, "{\"en\": \"Elections\", \"fr\": \"Élections\"}").expectStatus().isOk();
        seen(id).jsonPath("$.date")
                .isEqualTo("2097-01-27")
                .jsonPath("$.plannedDate")
                .isEqualTo("2097-01-20")
                .jsonPath("$.dateNote.fr")
                .isEqualTo("Élections")
                .jsonPath("$.status")
                .isEqualTo("OPEN");
        var first = releases.find(new ConsultationId(id), 1).orElseThrow();
        assertThat(first.details().date()).isEqualTo("2097-01-20");
        assertThat(first.by()).isEqualTo("tests");
        assertThat(calendar(id)).contains("SEQUENCE:2", "STATUS:CONFIRMED");
    }

    @Test
    void a_release_with_a_key_is_done_once() {
        var id = drafted();
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            client.post()
                    .uri("/api/v1/consultations/" + id + "/releases")
                    .headers(h -> h.setBearerAuth(Tokens.with("consultations:write")))
                    .header("Idempotency-Key", key)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body("{}")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.release")
                    .isEqualTo(1);
        }
    }

    @Test
    void it_opens_when_an_opening_that_was_put_forward_comes() {
        var id = drafted();
        release(id, null);
        patch("/consultations/" + id, "*", "{\"registrationOpensAt\": \"2026-01-01T00:00:00Z\"}");
        release(id, "\"Earlier\"").expectBody().jsonPath("$.status").isEqualTo("OPEN");
        patch("/consultations/" + id, "*", "{\"registrationClosesAt\": \"2026-01-02T00:00:00Z\"}");
        release(id, "\"Over\"").expectBody().jsonPath("$.status").isEqualTo("REGISTRATION_CLOSED");
    }

    @Test
    void one_that_was_held_by_its_old_date_is_open_once_a_later_one_is_released() {
        var form = form();
        form.put("date", "2026-01-20");
        form.remove("registrationOpensAt");
        var id = drafted(form);
        release(id, null).expectStatus().isOk();
        await().untilAsserted(() -> seen(id).jsonPath("$.status").isEqualTo("HELD"));
        patch("/consultations/" + id, "*", "{\"date\": \"2097-01-20\"}").expectStatus().isOk();
        release(id, "\"Floods\"").expectBody().jsonPath("$.status").isEqualTo("OPEN");
        seen(id).jsonPath("$.seatsLeft").isEqualTo(40);
        send(HttpMethod.POST, "/consultations/" + id + "/cancellation", Map.of("reason", "Floods"))
                .expectStatus()
                .isOk();
    }

    @Test
    void what_a_clock_that_was_a_day_ahead_made_of_one_its_next_release_puts_right() {
        var now = Instant.now();
        var form = form();
        form.put("registrationOpensAt", now.minus(A_DAY).toString());
        form.put("registrationClosesAt", now.plus(Duration.ofHours(12)).toString());
        var id = drafted(form);
        release(id, null).expectBody().jsonPath("$.status").isEqualTo("OPEN");
        clock.isAheadBy(A_DAY);
        Topics.await(EventTopic.CONSULTATIONS, id, 2);
        clock.isRight();
        seen(id).jsonPath("$.status").isEqualTo("REGISTRATION_CLOSED");
        patch("/consultations/" + id, "*", "{\"endTime\": \"12:01\"}").expectStatus().isOk();
        release(id, "\"A minute more\"").expectBody().jsonPath("$.status").isEqualTo("OPEN");
        assertThat(Topics.await(EventTopic.CONSULTATIONS, id, 3))
                .extracting(Topics.Read::type)
                .containsExactly(
                        "org.talanoa.consultation.released.v1",
                        "org.talanoa.consultation.registration-closed.v1",
                        "org.talanoa.consultation.released.v1");
    }

    @Test
    void one_that_is_called_off_says_so_and_why() {
        var id = drafted();
        release(id, null);
        send(HttpMethod.POST, "/consultations/" + id + "/cancellation", Map.of())
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/reason");
        send(HttpMethod.POST, "/consultations/" + id + "/cancellation", Map.of("reason", "Cyclone"))
                .expectStatus()
                .isOk();
        seen(id).jsonPath("$.status")
                .isEqualTo("CANCELLED")
                .jsonPath("$.note.en")
                .isEqualTo("Cyclone");
        assertThat(calendar(id)).contains("SEQUENCE:2", "STATUS:CANCELLED");
        var told = Topics.await(EventTopic.CONSULTATIONS, id, 2).getLast();
        assertThat(told.type()).isEqualTo("org.talanoa.consultation.cancelled.v1");
        assertThat(told.json()).contains("Cyclone");
    }

    private String drafted() {
        return drafted(form());
    }

    private String drafted(Map<String, Object> form) {
        return Objects.requireNonNull(
                        send(HttpMethod.POST, "/consultations", form)
                                .expectStatus()
                                .isCreated()
                                .expectBody(Made.class)
                                .returnResult()
                                .getResponseBody())
                .id();
    }

    private static Map<String, Object> form() {
        return new HashMap<>(
                Map.of(
                        "reviewId", REVIEW,
                        "order", 9,
                        "title", Map.of("en", "Rights"),
                        "date", "2097-01-20",
                        "startTime", "09:30",
                        "endTime", "12:00",
                        "timeZone", "Asia/Bangkok",
                        "mode", "ONLINE",
                        "capacity", 40,
                        "registrationOpensAt", "2096-12-01T09:00:00+07:00"));
    }

    private RestTestClient.ResponseSpec release(String id, @Nullable String note) {
        return client.post()
                .uri("/api/v1/consultations/" + id + "/releases")
                .headers(h -> h.setBearerAuth(Tokens.with("consultations:write")))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"note\": " + note + "}")
                .exchange();
    }

    private RestTestClient.ResponseSpec patch(String path, String ifMatch, String body) {
        return client.patch()
                .uri("/api/v1" + path)
                .headers(h -> h.setBearerAuth(Tokens.with("consultations:write")))
                .header("If-Match", ifMatch)
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .body(body)
                .exchange();
    }

    private RestTestClient.ResponseSpec send(
            HttpMethod method, String path, @Nullable Object body) {
        var request =
                client.method(method)
                        .uri("/api/v1" + path)
                        .headers(h -> h.setBearerAuth(Tokens.with("consultations:write")));
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private RestTestClient.BodyContentSpec seen(String id) {
        return client.get().uri("/api/v1/consultations/" + id).exchange().expectBody();
    }

    private @Nullable String calendar(String id) {
        return client.get()
                .uri("/api/v1/consultations/" + id + "/calendar.ics")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
