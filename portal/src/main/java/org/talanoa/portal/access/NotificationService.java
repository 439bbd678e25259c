package org.talanoa.portal.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.PostExchange;
import org.talanoa.portal.remote.ClientAddress;

/** What the portal asks of notification-service, which mails and checks the links. */
interface NotificationService {
    record Wish(String reviewId, String email) {
        @Override
        public String toString() {
            return "Wish[" + reviewId + "]";
        }
    }

    record LinkToken(String token) {
        @Override
        public String toString() {
            return "LinkToken";
        }
    }

    /** Whose link it was, and what it reaches. */
    record Redeemed(String contact, List<Reached> registrations) {
        /**
         * One registration, and as whom the contact reaches it.
         *
         * @param delegateId her id there, of a delegate only
         */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Reached(String id, String reviewId, String role, @Nullable String delegateId) {}

        List<String> asFocalPoint() {
            return registrations.stream()
                    .filter(reached -> reached.role().equals("FOCAL_POINT"))
                    .map(Reached::id)
                    .toList();
        }

        /** The contact ids by which a delegate's token names her. */
        List<String> asDelegate() {
            return registrations.stream()
                    .filter(reached ->
                            reached.role().equals("DELEGATE") && reached.delegateId() != null)
                    .map(reached -> reached.id() + "." + reached.delegateId())
                    .toList();
        }
    }

    @PostExchange("/api/v1/access-links")
    ResponseEntity<Void> send(
            @RequestBody Wish wish,
            @RequestHeader(ClientAddress.HEADER) String address,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader("Accept-Language") String language);

    @PostExchange("/api/v1/access-links/redemption")
    Redeemed redeem(
            @RequestBody LinkToken token,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader("Accept-Language") String language);
}
