package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;
import tools.jackson.databind.JsonNode;

class SameOrganizationTest extends RegisteringTest {
    @Test
    void a_proven_address_that_registers_again_is_told_by_mail_alone_what_exists() {
        var stranger = answer(given.form().replace("malinee@", "stranger@"));
        var first = applicants().confirmed(given.form());

        var again = answer(given.form().replace("malinee@", "Malinee@"));

        assertThat(Set.copyOf(again.propertyNames()))
                .isEqualTo(Set.copyOf(stranger.propertyNames()));
        assertThat(again.path("status").asString()).isEqualTo("UNCONFIRMED");
        assertThat(again.toString()).doesNotContain(first.id(), first.reference());
        var id = again.path("id").asString();
        assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 1))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type())
                            .isEqualTo("org.talanoa.registration.received-again.v1");
                    assertThat(event.json()).contains(first.id()).doesNotContain("confirmation");
                });
        assertThat(registrations.get(new RegistrationId(id)).state().confirmation()).isNull();
        applicants().confirm(id, "any").expectStatus().isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void a_form_whose_address_nobody_proved_takes_it_from_nobody() {
        var unproven = applicants().register(given.form(), null);
        var proven = applicants().confirmed(given.form());

        applicants()
                .confirm(unproven.id(), applicants().token(unproven.id()))
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ADDRESS_REGISTERED");
        applicants()
                .confirm(proven.id(), "again")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ALREADY_CONFIRMED");
        assertThat(registrations.get(new RegistrationId(unproven.id())).version()).isEqualTo(1);
    }

    @Test
    void the_same_organization_by_another_address_is_a_likely_duplicate_for_the_secretariat() {
        var first = applicants().confirmed(given.form());
        var second =
                applicants()
                        .confirmed(
                                given.form()
                                        .replace("malinee@", "other@")
                                        .replace("Reef Watchers Union", "  REEF-Wátchers union ")
                                        .replace("\"RWU\"", "null"));
        var another =
                applicants()
                        .confirmed(
                                given.form()
                                        .replace("malinee@", "third@")
                                        .replace("Reef Watchers Union", "Lagoon Voices")
                                        .replace("\"RWU\"", "\"LV\""));

        var shown = get("/" + second.id());
        assertThat(shown.path("likelyDuplicates").size()).isEqualTo(1);
        assertThat(shown.path("likelyDuplicates").path(0).path("id").asString())
                .isEqualTo(first.id());
        assertThat(get("/" + another.id()).path("likelyDuplicates").size()).isZero();
        var listed = get("?reviewId=" + given.review() + "&sort=name,desc&q=wat+reef");
        assertThat(listed.path("total").asInt()).isEqualTo(2);
        assertThat(listed.path("items").path(0).path("likelyDuplicates").size()).isEqualTo(1);
    }

    @Test
    void a_list_is_searched_without_accents_and_sorted_as_wanted() {
        applicants().register(given.form().replace("Reef Watchers Union", "Écoles unies"), null);
        applicants().register(given.form().replace("Reef Watchers Union", "Zonta"), null);
        applicants().register(given.form().replace("Reef Watchers Union", "amal"), null);
        var ofReview = "?reviewId=" + given.review();

        assertThat(names(get(ofReview + "&q=ecol"))).containsExactly("Écoles unies");
        assertThat(names(get(ofReview + "&q=---"))).isEmpty();
        assertThat(names(get(ofReview + "&sort=name,asc")))
                .containsExactly("amal", "Écoles unies", "Zonta");
        assertThat(names(get(ofReview + "&sort=submittedAt,desc")))
                .containsExactly("amal", "Zonta", "Écoles unies");
        client.get()
                .uri("/api/v1/registrations?sort=focalPoint,asc")
                .headers(h -> h.setBearerAuth(Tokens.with("registrations:read")))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SORT_UNKNOWN");
    }

    private static Iterable<String> names(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(item -> item.path("organization").path("name").asString())
                .toList();
    }

    private JsonNode answer(String form) {
        return Objects.requireNonNull(
                applicants()
                        .post(form, UUID.randomUUID().toString())
                        .expectStatus()
                        .isCreated()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody());
    }

    private JsonNode get(String path) {
        return Objects.requireNonNull(
                client.get()
                        .uri("/api/v1/registrations" + path)
                        .headers(h -> h.setBearerAuth(Tokens.with("registrations:read")))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody());
    }
}
