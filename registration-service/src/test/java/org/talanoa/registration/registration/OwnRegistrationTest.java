package org.talanoa.registration.registration;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.testkit.Tokens;

class OwnRegistrationTest extends RegisteringTest {
    @Test
    void an_organization_sees_its_own_registration_whole() {
        var own = registered();
        get(own, Tokens.ofOrganization(own))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.focalPoint.email")
                .isEqualTo("malinee@example.org")
                .jsonPath("$.delegates[0].accessNeeds")
                .isEqualTo("captions")
                .jsonPath("$.answers.accreditation")
                .isEqualTo("none");
    }

    @Test
    void one_link_may_reach_several() {
        var own = registered();
        var anothers = registered();
        var token = Tokens.ofOrganization(own, anothers);
        get(own, token).expectStatus().isOk();
        get(anothers, token).expectStatus().isOk();
    }

    @Test
    void anothers_is_as_unknown_as_one_that_is_not_there() {
        var own = registered();
        var anothers = registered();
        assertUnknown(anothers, Tokens.ofOrganization(own));
        assertUnknown(UUID.randomUUID().toString(), Tokens.ofOrganization(own));
        assertUnknown(own, Tokens.ofOrganization());
        assertUnknown(own, Tokens.with("self"));
    }

    @Test
    void without_a_token_nothing_is_told_and_an_organization_has_no_list() {
        var own = registered();
        client.get().uri("/api/v1/registrations/" + own).exchange().expectStatus().isUnauthorized();
        client.get()
                .uri("/api/v1/registrations")
                .headers(h -> h.setBearerAuth(Tokens.ofOrganization(own)))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private void assertUnknown(String id, String token) {
        get(id, token)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_FOUND");
    }

    private RestTestClient.ResponseSpec get(String id, String token) {
        return client.get()
                .uri("/api/v1/registrations/" + id)
                .headers(h -> h.setBearerAuth(token))
                .exchange();
    }

    private String registered() {
        return applicants().register(given.form(), null).id();
    }
}
