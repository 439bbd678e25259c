package org.talanoa.recommendation.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.recommendation.registration.RegistrationStore;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class SubmissionHttpTest {
    private static final String STAFF = Tokens.with("recommendations:read");
    private static final String MODERATOR =
            Tokens.with("recommendations:read", "recommendations:write");

    @Autowired RestTestClient http;
    @Autowired RegistrationStore known;
    @Autowired MongoDatabase database;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private final Given given = new Given();
    private final String own = Tokens.ofOrganization(given.registration.value());

    @BeforeEach
    void a_registration_under_review() {
        Topics.send(
                EventTopic.CONSULTATIONS,
                given.consultation.value(),
                1,
                new ConsultationEvent.Released(given.consultation()));
        Topics.send(
                EventTopic.REGISTRATIONS,
                given.registration.value(),
                2,
                new RegistrationEvent.Confirmed(
                        given.registration(RegistrationStatus.UNDER_REVIEW)));
        await().until(() ->
                known.registration(given.registration).isPresent()
                        && known.consultation(given.consultation).isPresent());
    }

    @Test
    void an_organization_gets_a_receipt_that_it_can_check_and_reads_its_points_back()
            throws Exception {
        var handedIn = handsIn("NAMED", "End the detention of children", "Count borders");
        var id = handedIn.path("id").asString();
        assertThat(handedIn.path("points").valueStream().map(p -> p.path("status").asString()))
                .containsExactly("RECEIVED", "RECEIVED");
        var original =
                http.get()
                        .uri("/api/v1/submissions/" + id + "/original")
                        .headers(h -> h.setBearerAuth(own))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        var hash = MessageDigest.getInstance("SHA-256").digest(original);
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(handedIn.path("receipt").asString());
        assertThat(get("/api/v1/submissions/" + id, own)).isEqualTo(handedIn);
        assertThat(get("/api/v1/submissions", own).path("items").path(0)).isEqualTo(handedIn);
    }

    @Test
    void nobody_else_learns_that_it_is_there() {
        var id = handsIn("NAMED", "For our eyes").path("id").asString();
        var other = Tokens.ofOrganization(UUID.randomUUID().toString());
        for (var path : List.of("", "/original")) {
            assertThat(status("/api/v1/submissions/" + id + path, other)).isEqualTo(404);
        }
        assertThat(get("/api/v1/submissions", other).path("total").asInt()).isZero();
        assertThat(status("/api/v1/submissions?registrationId=" + given.registration, other))
                .isEqualTo(404);
        assertThat(get("/api/v1/submissions", Tokens.ofOrganization()).path("total").asInt())
                .isZero();
    }

    @Test
    void what_is_confidential_is_for_moderators_alone() {
        handsIn("NAMED", "Open");
        var secret = handsIn("CONFIDENTIAL", "Kept");
        var id = secret.path("id").asString();
        var point = secret.path("points").path(0).path("id").asString();
        var review = "?reviewId=" + given.review;
        assertThat(texts("/api/v1/recommendations" + review, STAFF)).containsExactly("Open");
        assertThat(texts("/api/v1/recommendations" + review, MODERATOR))
                .containsExactly("Open", "Kept");
        assertThat(get("/api/v1/submissions" + review, STAFF).path("total").asInt()).isEqualTo(1);
        assertThat(status("/api/v1/submissions/" + id, STAFF)).isEqualTo(404);
        assertThat(status("/api/v1/submissions/" + id + "/original", STAFF)).isEqualTo(404);
        assertThat(status("/api/v1/recommendations/" + point, STAFF)).isEqualTo(404);
        assertThat(get("/api/v1/recommendations/" + point, MODERATOR).path("text").asString())
                .isEqualTo("Kept");
    }

    @Test
    void what_an_organization_that_is_shown_nowhere_says_by_name_is_for_moderators_too() {
        var id = handsIn("NAMED", "Said by whom nobody may see").path("id").asString();
        Topics.send(
                EventTopic.REGISTRATIONS,
                given.registration.value(),
                3,
                new RegistrationEvent.Changed(given.shownNowhere()));
        await().until(() -> known.confidential().contains(given.registration));
        assertThat(texts("/api/v1/recommendations?reviewId=" + given.review, STAFF)).isEmpty();
        assertThat(status("/api/v1/submissions/" + id, STAFF)).isEqualTo(404);
        assertThat(texts("/api/v1/recommendations?reviewId=" + given.review, MODERATOR)).hasSize(1);
    }

    @Test
    void the_queue_is_narrowed_and_paged_point_by_point() {
        handsIn("NAMED", "Count who is held", "Publish the figures");
        handsIn("TYPE_AND_COUNTRY", "Let people call a lawyer");
        var queue = "/api/v1/recommendations?reviewId=" + given.review;
        assertThat(texts(queue + "&q=THE+figures", STAFF)).containsExactly("Publish the figures");
        assertThat(texts(queue + "&q=.*", STAFF)).isEmpty();
        assertThat(texts(queue + "&q=the\0figures", STAFF)).containsExactly("Publish the figures");
        assertThat(texts(queue + "&attribution=TYPE_AND_COUNTRY", STAFF)).hasSize(1);
        assertThat(texts(queue + "&objective=13&status=RECEIVED&kind=RECOMMENDATION", STAFF))
                .hasSize(3);
        assertThat(texts(queue + "&objective=4", STAFF)).isEmpty();
        assertThat(texts(queue + "&topic=immigration_detention", STAFF)).hasSize(3);
        assertThat(texts(queue + "&consultationId=" + given.consultation, STAFF)).hasSize(3);
        var second = get(queue + "&page=1&size=2", STAFF);
        assertThat(second.path("total").asInt()).isEqualTo(3);
        assertThat(second.path("items").path(0).path("text").asString())
                .isEqualTo("Let people call a lawyer");
        assertThat(second.path("items").path(0).path("type").asString()).isEqualTo("civil_society");
        assertThat(texts(queue + "&sort=receivedAt,desc", STAFF).getFirst())
                .isEqualTo("Let people call a lawyer");
    }

    @Test
    void words_are_found_whatever_their_case_and_accents() {
        handsIn("NAMED", "Mettre fin à la détention", "Остановить всё насилие", "الإحصاء أولا");
        var queue = "/api/v1/recommendations?reviewId=" + given.review + "&q=";
        for (var word : List.of("DETENTION", "détention", "de\u0301tention", "A LA détent")) {
            assertThat(texts(queue + word, STAFF))
                    .as(word)
                    .containsExactly("Mettre fin à la détention");
        }
        assertThat(texts(queue + "все НАСИЛИЕ", STAFF)).containsExactly("Остановить всё насилие");
        assertThat(texts(queue + "الاحصاء", STAFF)).containsExactly("الإحصاء أولا");
        assertThat(texts(queue + "[a-z]", STAFF)).isEmpty();
    }

    @Test
    void what_is_searched_for_has_a_length() {
        handsIn("NAMED", "é".repeat(100));
        var queue = "/api/v1/recommendations?reviewId=" + given.review + "&q=";
        assertThat(texts(queue + "e".repeat(100), STAFF)).hasSize(1);
        assertThat(status(queue + "e".repeat(101), STAFF)).isEqualTo(400);
    }

    @Test
    void a_point_has_the_version_of_its_submission() {
        var handedIn = handsIn("NAMED", "Count who is held");
        var point = handedIn.path("points").path(0).path("id").asString();
        http.get()
                .uri("/api/v1/recommendations/" + point)
                .headers(h -> h.setBearerAuth(STAFF))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"" + handedIn.path("version").asString() + "\"");
    }

    @Test
    void registrations_are_found_by_an_index() {
        await().untilAsserted(() ->
                assertThat(database.getCollection("registrations").listIndexes())
                        .extracting(index -> index.get("key", Document.class).keySet())
                        .contains(
                                Set.of("state.visibility"), Set.of("state.review", "state.type")));
    }

    @Test
    void points_are_found_by_who_says_them_and_organizations_are_counted_once() {
        handsIn("NAMED", "Count who is held", "Publish the figures");
        handsIn("NAMED", "Let people call a lawyer");
        var queue = "/api/v1/recommendations?reviewId=" + given.review;
        var all = get(queue + "&type=civil_society&subregion=other&objective=13", STAFF);
        assertThat(all.path("total").asInt()).isEqualTo(3);
        assertThat(all.path("organizations").asInt()).isOne();
        assertThat(texts(queue + "&status=RECEIVED,ACCEPTED,RETURNED", STAFF)).hasSize(3);
        assertThat(texts(queue + "&status=ACCEPTED,RETURNED", STAFF)).isEmpty();
        for (var other : List.of("&type=youth", "&subregion=sea")) {
            assertThat(get(queue + other, STAFF).path("total").asInt()).as(other).isZero();
            assertThat(get(queue + other, STAFF).path("organizations").asInt()).isZero();
        }
        assertThat(status(queue + "&status=LOST", STAFF)).isEqualTo(400);
    }

    @Test
    void no_route_answers_without_a_token_or_with_a_wrong_scope() {
        var ours =
                routes.getHandlerMethods().entrySet().stream()
                        .filter(route ->
                                route.getValue()
                                        .getBeanType()
                                        .getPackageName()
                                        .startsWith("org.talanoa.recommendation"))
                        .flatMap(route ->
                                route.getKey().getMethodsCondition().getMethods().stream()
                                        .flatMap(method ->
                                                paths(route.getKey().getPatternValues())
                                                        .map(path ->
                                                                Map.entry(
                                                                        method.asHttpMethod(),
                                                                        path))))
                        .toList();
        assertThat(ours).hasSizeGreaterThanOrEqualTo(6);
        for (var route : ours) {
            assertThat(status(route.getKey(), route.getValue(), null))
                    .as(route + " without a token")
                    .isEqualTo(401);
            assertThat(status(route.getKey(), route.getValue(), Tokens.with("notices:read")))
                    .as(route + " with a wrong scope")
                    .isEqualTo(403);
        }
    }

    private static Stream<String> paths(Set<String> patterns) {
        return patterns.stream().map(pattern -> pattern.replaceAll("\\{[^}]+}", "x"));
    }

    private JsonNode handsIn(String attribution, String... texts) {
        var points =
                Stream.of(texts)
                        .map(text ->
                                Map.of(
                                        "kind", "RECOMMENDATION",
                                        "text", text,
                                        "objectives", List.of(13),
                                        "topics", List.of("immigration_detention"),
                                        "addressees", List.of("GOVERNMENTS")))
                        .toList();
        var body =
                Map.of(
                        "reviewId",
                        given.review.value(),
                        "consultationId",
                        given.consultation.value(),
                        "language",
                        "en",
                        "title",
                        "What we ask",
                        "attribution",
                        attribution,
                        "points",
                        points);
        return read(
                http.post()
                        .uri("/api/v1/submissions")
                        .headers(h -> h.setBearerAuth(own))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(JsonMapper.shared().writeValueAsString(body))
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private List<String> texts(String path, String token) {
        return get(path, token)
                .path("items")
                .valueStream()
                .map(p -> p.path("text").asString())
                .toList();
    }

    private JsonNode get(String path, String token) {
        return read(
                http.get()
                        .uri(path)
                        .headers(h -> h.setBearerAuth(token))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private int status(String path, String token) {
        return status(HttpMethod.GET, path, token);
    }

    private int status(HttpMethod method, String path, @Nullable String token) {
        var request = http.method(method).uri(path);
        if (token != null) request.headers(h -> h.setBearerAuth(token));
        if (!method.equals(HttpMethod.GET))
            request.contentType(MediaType.APPLICATION_JSON).body("{}");
        return request.exchange().returnResult(String.class).getStatus().value();
    }

    private static JsonNode read(@Nullable String body) {
        return JsonMapper.shared().readTree(String.valueOf(body));
    }
}
