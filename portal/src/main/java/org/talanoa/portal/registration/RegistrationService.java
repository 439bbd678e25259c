package org.talanoa.portal.registration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What the portal asks of registration-service. */
interface RegistrationService {
    /** What was accepted, as far as the portal needs it. */
    record Accepted(String id, @Nullable String reference) {}

    record ConfirmationToken(String token) {
        @Override
        public String toString() {
            return "ConfirmationToken";
        }
    }

    @PostExchange("/api/v1/registrations")
    Accepted register(
            @RequestBody NewRegistration registration,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader("Accept-Language") String language);

    @PostExchange("/api/v1/registrations/{id}/confirmation")
    ResponseEntity<Void> confirm(
            @PathVariable String id,
            @RequestBody ConfirmationToken token,
            @RequestHeader("Idempotency-Key") String key);

    @GetExchange("/api/v1/registrations/{id}")
    OwnRegistration own(@PathVariable String id, @RequestHeader("Authorization") String bearer);
}
