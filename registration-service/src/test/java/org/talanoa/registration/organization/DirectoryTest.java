package org.talanoa.registration.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.review.FormDefinition;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.registration.review.ReviewStore;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;
import tools.jackson.databind.JsonNode;

@ServiceTest
class DirectoryTest {
    private static final String APRRN =
            """
            {"names": {"en": "Asia Pacific Refugee Rights Network", "fr": "Réseau des réfugiés"},
             "acronym": "APRRN", "type": "civil_society", "country": "TH"}
            """;

    @Autowired RestTestClient client;
    @Autowired ReviewStore reviews;

    final ReviewId review = new ReviewId("review-" + UUID.randomUUID());

    @BeforeEach
    void review() {
        var facts =
                new ReviewFacts(
                        review,
                        LocalizedText.of(Map.of("en", "A review")),
                        List.of(new LanguageTag("en")),
                        List.of(new StakeholderType("civil_society")),
                        List.of(),
                        new FormDefinition(1, List.of()),
                        2);
        Topics.send(EventTopic.REVIEWS, review.value(), 1, new ReviewEvent.Published(facts));
        await().until(() -> reviews.review(review).isPresent());
    }

    @Test
    void an_organization_is_found_by_any_of_its_names_without_accents_and_by_who_has_no_token() {
        var id = added(APRRN).path("id").asString();
        assertThat(found("q=refugee+asia")).containsExactly(id);
        assertThat(found("q=RESEAU")).containsExactly(id);
        assertThat(found("q=aprr&reviewId=" + review)).containsExactly(id);
        assertThat(found("q=aprr&reviewId=nowhere")).isEmpty();
        assertThat(found("q=efugee")).isEmpty();
        assertThat(found("q=.*")).isEmpty();
        assertThat(Topics.await(EventTopic.ORGANIZATIONS, id, 1).getFirst().json())
                .contains("Asia Pacific Refugee Rights Network");
    }

    @Test
    void only_the_secretariat_writes_and_only_what_it_has_seen() {
        client.post()
                .uri("/api/v1/organizations")
                .contentType(MediaType.APPLICATION_JSON)
                .body(APRRN)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        var id = added(APRRN.replace("APRRN", "OLD")).path("id").asString();
        write(id, APRRN.replace("APRRN", "NEW"), "\"1\"").expectStatus().isOk();
        write(id, APRRN.replace("APRRN", "LATE"), "\"1\"")
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_FAILED);
        assertThat(found("q=new")).containsExactly(id);
        assertThat(found("q=old")).isEmpty();
    }

    @Test
    void every_fault_of_an_entry_is_named_at_once() {
        var problem =
                post("""
                {"names": {"english, please": "X", "fr": " "}, "acronym": "A", "type": "pirates", "country": "ZZ"}
                """)
                        .expectStatus()
                        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(problem)
                .contains("LANGUAGE_TAG_INVALID", "/names/fr", "TYPE_UNKNOWN", "COUNTRY_UNKNOWN");
    }

    private JsonNode added(String body) {
        return Objects.requireNonNull(
                post(body)
                        .expectStatus()
                        .isCreated()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody());
    }

    private RestTestClient.ResponseSpec post(String body) {
        return client.post()
                .uri("/api/v1/organizations")
                .headers(h -> h.setBearerAuth(Tokens.with("registrations:write")))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private RestTestClient.ResponseSpec write(String id, String body, String ifMatch) {
        return client.put()
                .uri("/api/v1/organizations/" + id)
                .headers(h -> h.setBearerAuth(Tokens.with("registrations:write")))
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private List<String> found(String query) {
        return Objects.requireNonNull(
                        client.get()
                                .uri("/api/v1/organizations?" + query)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody(JsonNode.class)
                                .returnResult()
                                .getResponseBody())
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}
