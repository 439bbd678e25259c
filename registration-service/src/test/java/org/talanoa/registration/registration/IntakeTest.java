package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.EventTopic;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;

@ExtendWith(OutputCaptureExtension.class)
class IntakeTest extends RegisteringTest {
    @Test
    void what_is_accepted_is_told_once_without_names_and_the_contact_on_a_topic_of_its_own(
            CapturedOutput log) {
        var answer = applicants().register(given.form(), null);

        assertThat(answer.status()).isEqualTo("UNCONFIRMED");
        assertThat(answer.reference()).matches("TAL-[0-9A-Z]{4}-[0-9A-Z]{4}");
        var events = Topics.await(EventTopic.REGISTRATIONS, answer.id(), 1);
        assertThat(events)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo("org.talanoa.registration.received.v1");
                    assertThat(event.id()).isEqualTo(answer.id() + ":1");
                    assertThat(event.headers())
                            .containsKey("traceparent")
                            .containsEntry("ce_source", "/registration-service");
                    assertThat(event.json())
                            .doesNotContain("Malinee", "Srisuwan", "malinee@", "Reef", "captions")
                            .contains("\"sea\"");
                });
        var contacts = Topics.await(EventTopic.CONTACTS, answer.id() + ".focal-point", 1);
        assertThat(contacts.getFirst().json())
                .contains("malinee@example.org", "Reef Watchers Union");
        assertThat(log.getAll()).doesNotContain("Malinee", "malinee@", "Reef Watchers");
    }

    @Test
    void the_same_request_with_its_key_meets_its_own_registration_even_at_the_same_moment()
            throws Exception {
        var idempotencyKey = UUID.randomUUID().toString();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> once = () -> applicants().register(given.form(), idempotencyKey).id();
            var ids =
                    senders.invokeAll(IntStream.range(0, 8).mapToObj(_ -> once).toList()).stream()
                            .map(future -> future.resultNow())
                            .collect(Collectors.toSet());
            assertThat(ids).hasSize(1);
            var id = ids.iterator().next();
            applicants().confirm(id, applicants().token(id)).expectStatus().isOk();
            assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 2)).hasSize(2);
        }
    }

    @Test
    void a_request_that_was_accepted_is_answered_the_same_after_registration_has_closed() {
        var idempotencyKey = UUID.randomUUID().toString();
        var first = applicants().register(given.form(), idempotencyKey);
        given.closes(reviews);
        assertNobodyIsLetIn();
        assertThat(applicants().register(given.form(), idempotencyKey).id()).isEqualTo(first.id());
    }

    @Test
    void after_its_deadline_nobody_is_let_in_even_if_its_closing_has_not_been_heard_of() {
        given.deadlineHasPassed(reviews);
        assertNobodyIsLetIn();
    }

    @Test
    void a_consultation_that_seemed_to_be_held_and_was_put_off_takes_registrations_again() {
        var form = given.form().replace(given.open().value(), given.closed().value());
        applicants().post(form, null).expectStatus().isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        given.isPutOff(reviews);
        applicants().confirmed(form);
    }

    @Test
    void a_consultation_named_twice_by_a_delegate_is_one_fault_and_not_two_persons() {
        var twice =
                given.form()
                        .replace(
                                "\"consultationIds\": [\"%s\"], \"wants".formatted(given.open()),
                                "\"consultationIds\": [\"%1$s\", \"%1$s\", \"%1$s\"], \"wants"
                                        .formatted(given.open()));
        applicants()
                .post(twice, null)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/delegates/0/consultationIds/1")
                .jsonPath("$.errors[0].code")
                .isEqualTo("TWICE");
    }

    @Test
    void a_list_can_be_narrowed_and_paged() {
        applicants().register(given.form(), null);
        applicants().register(given.form(), null);
        assertTotal("subregion=sea", 2);
        assertTotal("subregion=pac", 0);
        assertTotal("consultationId=" + given.open(), 2);
        assertTotal("consultationId=" + given.closed(), 0);
        list("page=1&size=1")
                .jsonPath("$.total")
                .isEqualTo(2)
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        list("page=20000000&size=200").jsonPath("$.items.length()").isEqualTo(0);
        client.get()
                .uri("/api/v1/registrations?page=first")
                .headers(h -> h.setBearerAuth(Tokens.with("registrations:read")))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private void assertNobodyIsLetIn() {
        applicants()
                .post(given.form(), null)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("CONSULTATION_NOT_OPEN");
    }

    private void assertTotal(String narrowed, int total) {
        list(narrowed).jsonPath("$.total").isEqualTo(total);
    }

    private RestTestClient.BodyContentSpec list(String narrowed) {
        return client.get()
                .uri("/api/v1/registrations?reviewId=" + given.review() + "&" + narrowed)
                .headers(h -> h.setBearerAuth(Tokens.with("registrations:read")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void a_key_that_comes_with_another_form_is_refused_and_with_a_faulty_one_too() {
        var idempotencyKey = UUID.randomUUID().toString();
        applicants().register(given.form(), idempotencyKey);
        applicants()
                .post(
                        given.form()
                                .replace("\"formVersion\": 1,", "\"formVersion\": 1, \"more\": 1,"),
                        idempotencyKey)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        applicants()
                .post(given.form().replace("RWU", "RWX"), idempotencyKey)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void every_fault_is_named_at_once_in_the_language_of_the_reader() {
        var body =
                """
                {"reviewId": "%s", "organization": {"name": " ", "type": "pirates", "country": "ZZ", "colour": "blue"},
                 "focalPoint": {"givenName": "A", "familyName": "B", "email": "tala@example", "locale": "tlh"},
                 "delegates": [], "consultationIds": ["%s", "nowhere"], "visibility": "LOUD", "answers": {"accreditation": "maybe", "other": "x"},
                 "consents": {"privacyNotice": true}}
                """
                        .formatted(given.review(), given.closed());
        var problem =
                client.post()
                        .uri("/api/v1/registrations")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Accept-Language", "fr")
                        .body(body)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(problem)
                .contains(
                        "\"/organization/name\"",
                        "\"/organization/colour\"",
                        "FIELD_UNKNOWN",
                        "\"/organization/type\"",
                        "TYPE_UNKNOWN",
                        "COUNTRY_UNKNOWN",
                        "\"/focalPoint/email\"",
                        "EMAIL_INVALID",
                        "LANGUAGE_UNKNOWN",
                        "\"/delegates\"",
                        "CONSULTATION_NOT_OPEN",
                        "\"/consultationIds/1\"",
                        "CONSULTATION_UNKNOWN",
                        "\"/visibility\"",
                        "VALUE_UNKNOWN",
                        "\"/answers/accreditation\"",
                        "\"/answers/other\"",
                        "\"/consents/codeOfConduct\"",
                        "adresse électronique");
        assertThat(problem).doesNotContain("tala@example");
    }

    @Test
    void what_is_no_json_and_what_is_too_large_is_told_so() {
        applicants()
                .post("{\"reviewId\": ", null)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("JSON_UNREADABLE");
        applicants().post("[]", null).expectStatus().isBadRequest();
        applicants()
                .post("{\"x\": \"" + "a".repeat(300_000) + "\"}", null)
                .expectStatus()
                .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        client.post()
                .uri("/api/v1/registrations")
                .contentType(MediaType.TEXT_PLAIN)
                .body("x")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void the_link_proves_the_address_once() {
        var answer = applicants().register(given.form(), null);
        applicants()
                .confirm(answer.id(), "wrong")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("TOKEN_INVALID");
        var token = applicants().token(answer.id());
        applicants()
                .confirm(answer.id(), token)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UNDER_REVIEW");
        applicants()
                .confirm(answer.id(), token)
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ALREADY_CONFIRMED");
        assertThat(Topics.await(EventTopic.REGISTRATIONS, answer.id(), 2))
                .extracting(Topics.Read::type)
                .containsExactly(
                        "org.talanoa.registration.received.v1",
                        "org.talanoa.registration.confirmed.v1");
        applicants().confirm(UUID.randomUUID().toString(), token).expectStatus().isNotFound();
    }

    @Test
    void persons_are_shown_only_to_who_may_read_them() {
        var answer = applicants().register(given.form(), null);
        client.get()
                .uri("/api/v1/registrations/" + answer.id())
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("TOKEN_NEEDED");
        client.get()
                .uri("/api/v1/registrations/" + answer.id())
                .headers(h -> h.setBearerAuth(Tokens.with("dashboards:read")))
                .exchange()
                .expectStatus()
                .isForbidden();
        client.get()
                .uri("/api/v1/registrations?reviewId=" + given.review())
                .headers(h -> h.setBearerAuth(Tokens.with("registrations:read")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].focalPoint")
                .doesNotExist()
                .jsonPath("$.items[0].delegates[0].email")
                .doesNotExist();
        client.get()
                .uri("/api/v1/registrations/" + answer.id())
                .headers(h ->
                        h.setBearerAuth(Tokens.with("registrations:read", "personal-data:read")))
                .exchange()
                .expectBody()
                .jsonPath("$.focalPoint.email")
                .isEqualTo("malinee@example.org");
    }
}
