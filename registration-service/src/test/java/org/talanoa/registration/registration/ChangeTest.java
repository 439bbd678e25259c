package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;

class ChangeTest extends RegisteringTest {
    @Test
    void what_a_patch_names_changes_and_the_rest_stays() {
        var id = approved();
        patch(id, "{\"organization\": {\"website\": null}, \"visibility\": \"CONFIDENTIAL\"}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"4\"")
                .expectBody()
                .jsonPath("$.organization.website")
                .doesNotExist()
                .jsonPath("$.organization.name")
                .isEqualTo("Reef Watchers Union")
                .jsonPath("$.status")
                .isEqualTo("APPROVED")
                .jsonPath("$.history[?(@.what == 'CHANGED')]")
                .exists();
        assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 4).getLast().type())
                .isEqualTo("org.talanoa.registration.changed.v1");
        patch(id, "{\"visibility\": \"CONFIDENTIAL\"}").expectStatus().isOk();
        assertThat(registrations.get(new RegistrationId(id)).version()).isEqualTo(4);
    }

    @Test
    void another_name_of_the_organization_is_for_the_secretariat_to_see_again() {
        var id = approved();
        patch(id, "{\"organization\": {\"name\": \"Reef Watchers International\"}}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UNDER_REVIEW");
    }

    @Test
    void a_delegate_with_an_id_is_that_one_another_is_new_and_a_missing_one_leaves() {
        var id = approved();
        var first = delegate(id);
        patch(id, delegates(entry(null, "anan@"), entry(first, "malinee@")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.delegates[1].id")
                .isEqualTo(first);
        var colleague = delegate(id);
        assertThat(Topics.await(EventTopic.CONTACTS, id + "." + colleague, 1)).hasSize(1);
        patch(id, delegates(entry(first, "malinee@"))).expectStatus().isOk();
        assertThat(Topics.await(EventTopic.CONTACTS, id + "." + colleague, 2).getLast().json())
                .isEmpty();
        patch(id, delegates(entry(colleague, "anan@")))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/delegates/0/id")
                .jsonPath("$.errors[0].code")
                .isEqualTo("DELEGATE_UNKNOWN");
    }

    @Test
    void who_shared_the_focal_points_address_for_a_while_is_told_again_under_another_id() {
        var id = approved();
        patch(id, delegates(entry(null, "anan@"))).expectStatus().isOk();
        var before = delegate(id);
        assertThat(Topics.await(EventTopic.CONTACTS, id + "." + before, 1)).hasSize(1);
        patch(id, delegates(entry(before, "Malinee@"))).expectStatus().isOk();
        assertThat(Topics.await(EventTopic.CONTACTS, id + "." + before, 2).getLast().json())
                .isEmpty();
        var after = delegate(id);
        assertThat(after).isNotEqualTo(before);
        patch(id, delegates(entry(after, "malinee@"))).expectStatus().isOk();
        patch(id, delegates(entry(after, "chai@"))).expectStatus().isOk();
        assertThat(delegate(id)).isEqualTo(after);
        assertThat(Topics.await(EventTopic.CONTACTS, id + "." + after, 1))
                .singleElement()
                .satisfies(told -> assertThat(told.json()).contains("chai@example.org"));
    }

    @Test
    void without_its_only_delegate_it_still_changes_and_whoever_touches_delegates_names_one() {
        var id = approved();
        var erased = "/" + id + "/delegates/" + delegate(id) + "/personal-data";
        new Calls(client, Tokens.ofOrganization(id))
                .call(HttpMethod.DELETE, erased, null)
                .expectStatus()
                .isAccepted();
        patch(id, "{\"visibility\": \"CONFIDENTIAL\"}").expectStatus().isOk();
        for (var nobody : List.of("[]", "null")) {
            patch(id, "{\"delegates\": " + nobody + "}")
                    .expectStatus()
                    .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                    .expectBody()
                    .jsonPath("$.errors[0].pointer")
                    .isEqualTo("/delegates")
                    .jsonPath("$.errors[0].code")
                    .isEqualTo("REQUIRED");
        }
        patch(id, delegates(entry(null, "anan@"))).expectStatus().isOk();
    }

    @Test
    void what_was_wished_while_it_was_open_stays_after_it_has_closed() {
        var id = approved();
        given.closes(reviews);
        patch(id, "{\"visibility\": \"ORGANIZATION_ONLY\"}").expectStatus().isOk();
    }

    @Test
    void every_fault_of_the_whole_is_told_and_a_proven_address_stays() {
        var id = approved();
        patch(
                        id,
                        """
                        {"focalPoint": {"email": "somebody@example.org"}, "organization": {"name": null},
                         "answers": {"accreditation": "maybe"}, "status": "APPROVED"}
                        """)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody(String.class)
                .value(problem ->
                        assertThat(problem)
                                .contains(
                                        "ADDRESS_FIXED",
                                        "\"/organization/name\"",
                                        "\"/answers/accreditation\"",
                                        "\"/status\""));
        assertThat(registrations.get(new RegistrationId(id)).version()).isEqualTo(3);
    }

    @Test
    void only_its_own_organization_and_the_secretariat_change_it_and_nobody_once_it_is_withdrawn() {
        var id = approved();
        var change = "{\"visibility\": \"CONFIDENTIAL\"}";
        patch(id, change, Tokens.ofOrganization("another")).expectStatus().isNotFound();
        patch(id, change, Tokens.with("registrations:read")).expectStatus().isForbidden();
        patch(id, change, Tokens.with("registrations:write")).expectStatus().isOk();
        new Calls(client, Tokens.ofOrganization(id)).post("/" + id + "/withdrawal", "{}");
        patch(id, change).expectStatus().isEqualTo(HttpStatus.CONFLICT);
    }

    private static String delegates(String... entries) {
        return "{\"delegates\": [" + String.join(", ", entries) + "]}";
    }

    private String entry(@Nullable String id, String address) {
        return """
        {%s"givenName": "Anan", "familyName": "Chai", "email": "%sexample.org", "locale": "en",
         "consultationIds": ["%s"], "wantsToSpeak": false}
        """
                .formatted(id == null ? "" : "\"id\": \"" + id + "\", ", address, given.open());
    }

    private String delegate(String id) {
        return registrations.get(new RegistrationId(id)).state().delegates().getFirst().id();
    }

    private RestTestClient.ResponseSpec patch(String id, String body) {
        return patch(id, body, Tokens.ofOrganization(id));
    }

    private RestTestClient.ResponseSpec patch(String id, String body, String token) {
        return client.patch()
                .uri("/api/v1/registrations/" + id)
                .headers(h -> h.setBearerAuth(token))
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .body(body)
                .exchange();
    }

    private String approved() {
        var id = applicants().confirmed(given.form()).id();
        new Calls(client, Tokens.with("registrations:write"))
                .post("/" + id + "/decision", "{\"decision\": \"APPROVE\"}")
                .expectStatus()
                .isOk();
        return id;
    }
}
