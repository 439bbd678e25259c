package org.talanoa.recommendation.submission;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.SubmissionId;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.Ownership;
import org.talanoa.kit.web.Checked;
import org.talanoa.recommendation.registration.RegistrationStore;

/** Submissions over HTTP: what an organization hands in and reads back. */
@RestController
@RequestMapping("/api/v1/submissions")
class SubmissionController {
    private final SubmissionService service;
    private final SubmissionStore submissions;
    private final RegistrationStore registrations;

    SubmissionController(
            SubmissionService service,
            SubmissionStore submissions,
            RegistrationStore registrations) {
        this.service = service;
        this.submissions = submissions;
        this.registrations = registrations;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('SCOPE_self')")
    ResponseEntity<SubmissionView> handIn(Checked<NewSubmission> request, Authentication by) {
        var handedIn = service.handIn(Ownership.own(by), request);
        return ResponseEntity.created(URI.create("/api/v1/submissions/" + handedIn.id()))
                .eTag(handedIn.eTag())
                .body(SubmissionView.of(handedIn));
    }

    /** An organization's own, or as much of all as the reader may see; newest first. */
    @GetMapping
    @PreAuthorize("hasAnyAuthority('SCOPE_recommendations:read', 'SCOPE_self')")
    ListPage<SubmissionView> list(
            @RequestParam @Nullable ReviewId reviewId,
            @RequestParam @Nullable ConsultationId consultationId,
            @RequestParam @Nullable RegistrationId registrationId,
            ListPage.Wanted page,
            Authentication by) {
        List<RegistrationId> of = registrationId == null ? List.of() : List.of(registrationId);
        if (Sight.isOrganization(by)) {
            if (registrationId != null) Ownership.isOf(by, registrationId);
            of = of.isEmpty() ? Ownership.own(by) : of;
            if (of.isEmpty()) return ListPage.of(List.of(), page);
            return submissions
                    .list(reviewId, consultationId, of, Sight.ALL, page)
                    .map(SubmissionView::of);
        }
        return submissions
                .list(reviewId, consultationId, of, sight(by), page)
                .map(SubmissionView::of);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyAuthority('SCOPE_recommendations:read', 'SCOPE_self')")
    ResponseEntity<SubmissionView> get(@PathVariable SubmissionId id, Authentication by) {
        var found = seen(id, by);
        return ResponseEntity.ok().eTag(found.eTag()).body(SubmissionView.of(found));
    }

    /**
     * The sealed original in its canonical form (RFC 8785), byte for byte: its SHA-256 is the
     * receipt.
     */
    @GetMapping("/{id}/original")
    @PreAuthorize("hasAnyAuthority('SCOPE_recommendations:read', 'SCOPE_self')")
    ResponseEntity<byte[]> original(@PathVariable SubmissionId id, Authentication by) {
        var submission = seen(id, by).state();
        var name = "submission-" + submission.receipt().value().substring(0, 8) + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(submission.original().bytes());
    }

    private Versioned<Submission> seen(SubmissionId id, Authentication by) {
        var found = submissions.get(id);
        var submission = found.state();
        if (Ownership.isOf(by, submission.registration()) || sight(by).reaches(submission)) {
            return found;
        }
        throw new Conflict.NotFound(id.value());
    }

    private Sight sight(Authentication by) {
        return Sight.of(by, registrations);
    }
}
