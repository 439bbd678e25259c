package org.talanoa.registration.registration;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.kit.security.InstallationKey;

/** Organizations that register over HTTP and confirm as the mail asks them to. */
record Applicants(RestTestClient client, RegistrationStore registrations, InstallationKey key) {
    record Answer(String id, String reference, String status, long version) {}

    /** One whose address is proven. */
    Answer confirmed(String form) {
        var answer = register(form, null);
        confirm(answer.id(), token(answer.id())).expectStatus().isOk();
        return answer;
    }

    String token(String id) {
        var nonce =
                Objects.requireNonNull(
                        registrations.get(new RegistrationId(id)).state().confirmation());
        return key.token("confirmation", id, nonce);
    }

    RestTestClient.ResponseSpec confirm(String id, String token) {
        return client.post()
                .uri("/api/v1/registrations/" + id + "/confirmation")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"token\": \"" + token + "\"}")
                .exchange();
    }

    Answer register(String form, @Nullable String idempotencyKey) {
        return Objects.requireNonNull(
                post(form, idempotencyKey)
                        .expectStatus()
                        .isCreated()
                        .expectHeader()
                        .exists("Location")
                        .expectBody(Answer.class)
                        .returnResult()
                        .getResponseBody());
    }

    RestTestClient.ResponseSpec post(String form, @Nullable String idempotencyKey) {
        return client.post()
                .uri("/api/v1/registrations")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(h -> {
                    if (idempotencyKey != null) h.set("Idempotency-Key", idempotencyKey);
                })
                .body(form)
                .exchange();
    }
}
