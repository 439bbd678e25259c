package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.testkit.Tokens;

class BulkDecisionTest extends RegisteringTest {
    @Test
    void a_dry_run_says_what_would_happen_to_each_and_does_nothing() {
        var ready = applicants().confirmed(formWithAColleague());
        var unconfirmed = applicants().register(given.form(), null);
        var nowhere = UUID.randomUUID().toString();
        var ids = "\"%s\", \"%s\", \"%s\"".formatted(ready.id(), unconfirmed.id(), nowhere);

        decide(ids, true)
                .jsonPath("$.dryRun")
                .isEqualTo(true)
                .jsonPath("$.changed")
                .isEqualTo(1)
                .jsonPath("$.skipped")
                .isEqualTo(2)
                .jsonPath("$.mails")
                .isEqualTo(2)
                .jsonPath("$.items[0].reference")
                .isEqualTo(ready.reference())
                .jsonPath("$.items[0].mails[0]")
                .isEqualTo("REGISTRATION_APPROVED")
                .jsonPath("$.items[0].mails[1]")
                .isEqualTo("DELEGATE_NAMED")
                .jsonPath("$.items[1].code")
                .isEqualTo("ADDRESS_NOT_CONFIRMED")
                .jsonPath("$.items[1].message")
                .isNotEmpty()
                .jsonPath("$.items[2].code")
                .isEqualTo("NOT_FOUND");
        assertThat(registrations.get(new RegistrationId(ready.id())).version()).isEqualTo(2);

        decide(ids, false).jsonPath("$.changed").isEqualTo(1).jsonPath("$.mails").isEqualTo(2);
        decide(ids, false)
                .jsonPath("$.changed")
                .isEqualTo(0)
                .jsonPath("$.unchanged")
                .isEqualTo(1)
                .jsonPath("$.items[0].outcome")
                .isEqualTo("UNCHANGED")
                .jsonPath("$.mails")
                .isEqualTo(0);
    }

    @Test
    void what_is_wrong_with_the_request_is_told_and_nobody_is_decided_on() {
        var id = applicants().confirmed(given.form()).id();
        post("{\"ids\": [\"%s\"], \"decision\": \"DECLINE\"}".formatted(id))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/reason");
        post("{\"ids\": [], \"decision\": \"APPROVE\"}")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String formWithAColleague() {
        var own = "\"delegates\": [";
        return given.form()
                .replace(
                        own,
                        own
                                + """
                                {"givenName": "Anan", "familyName": "Chai", "email": "anan@example.org",
                                 "locale": "en", "consultationIds": ["%s"], "wantsToSpeak": false},
                                """
                                        .formatted(given.open()));
    }

    private RestTestClient.BodyContentSpec decide(String ids, boolean dryRun) {
        return post("{\"ids\": [%s], \"decision\": \"APPROVE\", \"dryRun\": %s}"
                        .formatted(ids, dryRun))
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private RestTestClient.ResponseSpec post(String body) {
        return new Calls(client, Tokens.with("registrations:write")).post("/decisions", body);
    }
}
