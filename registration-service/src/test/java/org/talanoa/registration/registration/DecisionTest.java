package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;

class DecisionTest extends RegisteringTest {
    private static final String APPROVE = "{\"decision\": \"APPROVE\", \"reason\": \"Fits well\"}";
    private static final String DECLINE = "{\"decision\": \"DECLINE\", \"reason\": \"Too late\"}";

    @Test
    void what_the_secretariat_says_travels_beside_the_fact_and_never_in_it() {
        var id = confirmed();
        secretariat()
                .post("/" + id + "/decision", APPROVE)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"3\"")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("APPROVED")
                .jsonPath("$.history[2].what")
                .isEqualTo("APPROVED")
                .jsonPath("$.history[2].by")
                .isEqualTo("SECRETARIAT")
                .jsonPath("$.history[2].actor")
                .isEqualTo("tests");
        var approved = Topics.await(EventTopic.REGISTRATIONS, id, 3).getLast();
        assertThat(approved.type()).isEqualTo("org.talanoa.registration.approved.v1");
        assertThat(approved.json()).contains("decidedAt").doesNotContain("Fits");
        assertThat(Topics.await(EventTopic.CONTACTS, id + ".focal-point", 2).getLast())
                .satisfies(contact -> {
                    assertThat(contact.id()).endsWith(":3");
                    assertThat(contact.json()).contains("Fits well");
                });
        organization(id)
                .get("/" + id)
                .expectBody()
                .jsonPath("$.history[2].reason")
                .isEqualTo("Fits well")
                .jsonPath("$.history[2].actor")
                .doesNotExist();
    }

    @Test
    void who_declines_says_why_and_a_refused_decision_tells_nobody() {
        var id = confirmed();
        secretariat()
                .post("/" + id + "/decision", "{\"decision\": \"DECLINE\", \"reason\": \" \"}")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/reason")
                .jsonPath("$.errors[0].code")
                .isEqualTo("REQUIRED");
        secretariat().post("/" + id + "/decision", DECLINE).expectStatus().isOk();
        secretariat()
                .post("/" + id + "/decision", APPROVE)
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ALREADY_DECIDED");
        organization(id).post("/" + id + "/withdrawal", "{}").expectStatus().isOk();
        assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 4))
                .extracting(Topics.Read::type)
                .containsExactly(
                        "org.talanoa.registration.received.v1",
                        "org.talanoa.registration.confirmed.v1",
                        "org.talanoa.registration.declined.v1",
                        "org.talanoa.registration.withdrawn.v1");
    }

    @Test
    void of_two_who_decide_at_once_one_does_and_the_other_learns_it() throws Exception {
        var id = confirmed();
        try (var deciders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> approving = () -> status(id, APPROVE);
            Callable<Integer> declining = () -> status(id, DECLINE);
            assertThat(
                            deciders.invokeAll(List.of(approving, declining)).stream()
                                    .map(Future::resultNow))
                    .containsExactlyInAnyOrder(200, 409);
        }
        assertThat(registrations.get(new RegistrationId(id)).version()).isEqualTo(3);
    }

    private int status(String id, String decision) {
        return secretariat()
                .post("/" + id + "/decision", decision)
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    @Test
    void the_same_decision_with_its_key_is_answered_as_the_first_time() {
        var id = confirmed();
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            secretariat()
                    .post("/" + id + "/decision", APPROVE, "Idempotency-Key", key)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("ETag", "\"3\"");
        }
        secretariat()
                .post("/" + id + "/decision", DECLINE, "Idempotency-Key", key)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void who_decides_on_a_version_that_is_gone_is_told() {
        var id = confirmed();
        secretariat()
                .post("/" + id + "/decision", APPROVE, "If-Match", "\"1\"")
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_FAILED);
        secretariat()
                .post("/" + id + "/decision", APPROVE, "If-Match", "\"2\"")
                .expectStatus()
                .isOk();
    }

    @Test
    void a_seat_follows_its_decision_and_its_history_is_part_of_the_registrations() {
        var id = confirmed();
        secretariat().post("/" + id + "/decision", APPROVE).expectStatus().isOk();
        await().untilAsserted(() ->
                secretariat()
                        .get("?reviewId=" + given.review())
                        .expectBody()
                        .jsonPath("$.items[0].seats[0].state")
                        .isEqualTo("CONFIRMED")
                        .jsonPath("$.items[0].history[3].what")
                        .isEqualTo("SEAT_CONFIRMED")
                        .jsonPath("$.items[0].history[3].consultation")
                        .isEqualTo(given.open().value()));
        organization(id).post("/" + id + "/withdrawal", "{}").expectStatus().isOk();
        await().untilAsserted(() ->
                organization(id)
                        .get("/" + id)
                        .expectBody()
                        .jsonPath("$.seats[0].state")
                        .isEqualTo("RELEASED")
                        .jsonPath("$.history[5].by")
                        .isEqualTo("PLATFORM"));
    }

    @Test
    void an_organization_withdraws_its_own_and_can_come_again() {
        var id = confirmed();
        var another = confirmed(given.form().replace("malinee@", "anan@"));
        organization(id).post("/" + another + "/withdrawal", "{}").expectStatus().isNotFound();
        organization(id)
                .post("/" + id + "/withdrawal", "{\"reason\": \"We merged\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("WITHDRAWN")
                .jsonPath("$.history[2].by")
                .isEqualTo("ORGANIZATION");
        assertThat(confirmed()).isNotEqualTo(id);
    }

    @Test
    void who_may_not_read_of_persons_does_not_read_what_an_organization_wrote() {
        var id = confirmed();
        organization(id).post("/" + id + "/withdrawal", "{\"reason\": \"Mali has left us\"}");
        secretariat()
                .get("/" + id)
                .expectBody(String.class)
                .value(seen -> assertThat(seen).contains("WITHDRAWN").doesNotContain("Mali"));
        new Calls(client, Tokens.with("registrations:read", "personal-data:read"))
                .get("/" + id)
                .expectBody()
                .jsonPath("$.history[2].reason")
                .isEqualTo("Mali has left us");
    }

    @Test
    void an_organization_of_the_directory_takes_part_through_one_registration_alone() {
        var form = given.form().replace("\"directoryId\": null", directoryId(inDirectory()));
        var first = confirmed(form);
        var second = confirmed(form.replace("malinee@", "anan@"));
        secretariat().post("/" + first + "/decision", APPROVE).expectStatus().isOk();

        secretariat()
                .post("/" + second + "/decision", APPROVE)
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ORGANIZATION_APPROVED")
                .jsonPath("$.detail")
                .isNotEmpty();
        for (var dryRun : List.of(true, false)) {
            secretariat()
                    .post(
                            "/decisions",
                            "{\"ids\": [\"%s\"], \"decision\": \"APPROVE\", \"dryRun\": %s}"
                                    .formatted(second, dryRun))
                    .expectBody()
                    .jsonPath("$.items[0].code")
                    .isEqualTo("ORGANIZATION_APPROVED");
        }
        organization(first).post("/" + first + "/withdrawal", "{}").expectStatus().isOk();
        secretariat().post("/" + second + "/decision", APPROVE).expectStatus().isOk();
    }

    @Test
    void who_becomes_another_organization_of_the_directory_is_decided_on_anew() {
        var id = confirmed();
        secretariat().post("/" + id + "/decision", APPROVE).expectStatus().isOk();
        organization(id)
                .call(
                        HttpMethod.PATCH,
                        "/" + id,
                        "{\"organization\": {%s}}".formatted(directoryId(inDirectory())))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UNDER_REVIEW");
    }

    private static String directoryId(String id) {
        return "\"directoryId\": \"" + id + "\"";
    }

    private String inDirectory() {
        var location =
                client.post()
                        .uri("/api/v1/organizations")
                        .headers(h -> h.setBearerAuth(Tokens.with("registrations:write")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(
                                """
                                {"names": {"en": "Reef Watchers Union"}, "type": "civil_society", "country": "FJ"}
                                """)
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .returnResult(String.class)
                        .getResponseHeaders()
                        .getLocation();
        return Objects.requireNonNull(location).getPath().replaceFirst(".*/", "");
    }

    private Calls secretariat() {
        return new Calls(client, Tokens.with("registrations:write", "registrations:read"));
    }

    private Calls organization(String id) {
        return new Calls(client, Tokens.ofOrganization(id));
    }

    private String confirmed() {
        return confirmed(given.form());
    }

    private String confirmed(String form) {
        return applicants().confirmed(form).id();
    }
}
