package org.talanoa.consultation.consultation;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.consultation.review.ReviewStore;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.Actor;
import org.talanoa.kit.web.Checked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the secretariat works on, over HTTP: drafts, their release, and the end of what can't be.
 */
@RestController
@RequestMapping("/api/v1")
class DraftController {
    private final ConsultationService service;
    private final ConsultationStore consultations;
    private final ReviewStore reviews;

    DraftController(
            ConsultationService service, ConsultationStore consultations, ReviewStore reviews) {
        this.service = service;
        this.consultations = consultations;
        this.reviews = reviews;
    }

    @PostMapping("/consultations")
    @PreAuthorize("hasAuthority('SCOPE_consultations:write')")
    ResponseEntity<DraftView> draft(Checked<NewConsultation> request) {
        var made = service.draft(request);
        return ResponseEntity.created(URI.create("/api/v1/consultations/" + made.id()))
                .eTag(made.eTag())
                .body(DraftView.of(made));
    }

    @PatchMapping("/consultations/{id}")
    @PreAuthorize("hasAuthority('SCOPE_consultations:write')")
    ResponseEntity<DraftView> revise(@PathVariable ConsultationId id, Checked<ObjectNode> request) {
        return answer(service.revise(id, request));
    }

    @GetMapping("/consultations/{id}/draft")
    @PreAuthorize("hasAuthority('SCOPE_consultations:write')")
    ResponseEntity<DraftView> read(@PathVariable ConsultationId id) {
        return answer(consultations.get(id));
    }

    @GetMapping("/reviews/{review}/consultations/drafts")
    @PreAuthorize("hasAuthority('SCOPE_consultations:write')")
    ListPage<DraftView> drafts(@PathVariable ReviewId review, ListPage.Wanted page) {
        reviews.get(review);
        return ListPage.of(consultations.drafts(review), page).map(DraftView::of);
    }

    record ReleaseRequest(@Nullable JsonNode note) {}

    @PostMapping("/consultations/{id}/releases")
    @PreAuthorize("hasAuthority('SCOPE_consultations:write')")
    ResponseEntity<DraftView> release(
            @PathVariable ConsultationId id, Checked<ReleaseRequest> request, Authentication by) {
        var note = request.orThrow().note();
        return answer(service.release(id, note, Actor.of(by), request));
    }

    record CancellationRequest(@Nullable JsonNode reason) {}

    @PostMapping("/consultations/{id}/cancellation")
    @PreAuthorize("hasAuthority('SCOPE_consultations:write')")
    ResponseEntity<DraftView> cancel(
            @PathVariable ConsultationId id, Checked<CancellationRequest> request) {
        return answer(service.cancel(id, request.orThrow().reason(), request));
    }

    private static ResponseEntity<DraftView> answer(Versioned<Consultation> stored) {
        return ResponseEntity.ok().eTag(stored.eTag()).body(DraftView.of(stored));
    }
}
