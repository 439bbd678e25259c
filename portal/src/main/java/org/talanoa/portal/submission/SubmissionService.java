package org.talanoa.portal.submission;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What the portal asks of recommendation-service in the name of an organization. */
interface SubmissionService {
    @PostExchange("/api/v1/submissions")
    Submission handIn(
            @RequestBody NewSubmission submission,
            @RequestHeader("Authorization") String bearer,
            @RequestHeader("Idempotency-Key") String key);

    @GetExchange("/api/v1/submissions?size=200")
    Submission.Page of(
            @RequestParam String registrationId, @RequestHeader("Authorization") String bearer);

    @GetExchange("/api/v1/submissions/{id}")
    Submission one(@PathVariable String id, @RequestHeader("Authorization") String bearer);

    @GetExchange("/api/v1/submissions/{id}/original")
    ResponseEntity<byte[]> original(
            @PathVariable String id, @RequestHeader("Authorization") String bearer);
}
