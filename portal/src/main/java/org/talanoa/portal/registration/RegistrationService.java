package org.talanoa.portal.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PatchExchange;
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

    /** Why the organization, or a person of it, acts; null where nothing was said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reason(@Nullable String reason) {
        @Override
        public String toString() {
            return "Reason";
        }
    }

    record Answer(boolean accept) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SeatChange(String state, @Nullable String reason) {
        @Override
        public String toString() {
            return "SeatChange[" + state + "]";
        }
    }

    @PostExchange("/api/v1/registrations/{id}/withdrawal")
    ResponseEntity<Void> withdraw(
            @PathVariable String id,
            @RequestBody Reason reason,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key);

    @PostExchange("/api/v1/registrations/{id}/seat-offers/{consultation}")
    ResponseEntity<Void> answerOffer(
            @PathVariable String id,
            @PathVariable String consultation,
            @RequestBody Answer answer,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key);

    @PostExchange("/api/v1/registrations/{id}/seats/{consultation}")
    ResponseEntity<Void> changeSeat(
            @PathVariable String id,
            @PathVariable String consultation,
            @RequestBody SeatChange change,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key);

    @GetExchange("/api/v1/registrations/{id}/personal-data")
    byte[] personalData(@PathVariable String id, @RequestHeader("Authorization") String bearer);

    @GetExchange("/api/v1/registrations/{id}/delegates/{delegate}/personal-data")
    byte[] delegateData(
            @PathVariable String id,
            @PathVariable String delegate,
            @RequestHeader("Authorization") String bearer);

    @DeleteExchange("/api/v1/registrations/{id}/personal-data")
    ResponseEntity<Void> erase(
            @PathVariable String id,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key);

    @DeleteExchange("/api/v1/registrations/{id}/delegates/{delegate}/personal-data")
    ResponseEntity<Void> eraseDelegate(
            @PathVariable String id,
            @PathVariable String delegate,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key);

    @PatchExchange(url = "/api/v1/registrations/{id}", contentType = "application/merge-patch+json")
    ResponseEntity<Void> change(
            @PathVariable String id,
            @RequestBody Map<String, @Nullable Object> patch,
            @RequestHeader("If-Match") String version,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key);

    @GetExchange("/api/v1/registrations/{id}")
    OwnRegistration own(@PathVariable String id, @RequestHeader("Authorization") String bearer);

    /** The same, to a delegate's token. */
    @GetExchange("/api/v1/registrations/{id}")
    OwnEntry entry(@PathVariable String id, @RequestHeader("Authorization") String bearer);
}
