package org.talanoa.recommendation.submission;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.contracts.PointId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.web.Sortable;
import org.talanoa.recommendation.registration.RegistrationStore;

/** Points over HTTP, which the API calls recommendations: the secretariat's queue. */
@RestController
@RequestMapping("/api/v1/recommendations")
class PointController {
    private final SubmissionStore submissions;
    private final RegistrationStore registrations;

    PointController(SubmissionStore submissions, RegistrationStore registrations) {
        this.submissions = submissions;
        this.registrations = registrations;
    }

    /** Longest waiting first; what the reader may not see is neither listed nor counted. */
    @GetMapping
    @PreAuthorize("hasAuthority('SCOPE_recommendations:read')")
    PointPage list(
            @Valid WantedPoints wanted,
            @Sortable("receivedAt") ListPage.Wanted page,
            Authentication by) {
        var organizations =
                wanted.narrowsOrganizations()
                        ? registrations.ofKind(wanted.reviewId(), wanted.type(), wanted.subregion())
                        : List.<RegistrationId>of();
        var found = submissions.points(wanted, sight(by), organizations, page);
        var views = found.page().map(one -> view(one.submission(), one.point()));
        return new PointPage(
                views.items(), views.page(), views.size(), views.total(), found.organizations());
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('SCOPE_recommendations:read')")
    ResponseEntity<PointView> get(@PathVariable PointId id, Authentication by) {
        var found =
                submissions
                        .point(id)
                        .filter(one -> sight(by).reaches(one.submission()))
                        .orElseThrow(() -> new Conflict.NotFound(id.value()));
        return ResponseEntity.ok()
                .eTag(found.stored().eTag())
                .body(view(found.submission(), found.point()));
    }

    private Sight sight(Authentication by) {
        return Sight.of(by, registrations);
    }

    private PointView view(Submission submission, Submission.Point point) {
        return PointView.of(
                submission,
                point,
                registrations.registration(submission.registration()).orElse(null));
    }
}
