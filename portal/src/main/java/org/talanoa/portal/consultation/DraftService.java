package org.talanoa.portal.consultation;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.node.ObjectNode;

/** What the console asks of consultation-service, for the member of staff who is signed in. */
interface DraftService {
    @GetExchange("/api/v1/reviews/{review}/consultations/drafts?size=200")
    Draft.Page drafts(@PathVariable String review, @RequestHeader("Authorization") String bearer);

    @GetExchange("/api/v1/consultations/{id}/draft")
    Draft draft(@PathVariable String id, @RequestHeader("Authorization") String bearer);

    @PostExchange("/api/v1/consultations")
    Draft make(
            @RequestBody ObjectNode form,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key);

    @PatchExchange("/api/v1/consultations/{id}")
    Draft revise(
            @PathVariable String id,
            @RequestBody ObjectNode patch,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader("If-Match") String version);

    @PostExchange("/api/v1/consultations/{id}/releases")
    Draft release(
            @PathVariable String id,
            @RequestBody ObjectNode note,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader("If-Match") String version);

    @PostExchange("/api/v1/consultations/{id}/cancellation")
    Draft cancel(
            @PathVariable String id,
            @RequestBody ObjectNode reason,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key);
}
