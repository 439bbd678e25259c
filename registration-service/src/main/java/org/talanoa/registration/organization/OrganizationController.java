package org.talanoa.registration.organization;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.contracts.OrganizationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.kit.web.Checked;
import org.talanoa.registration.review.ReviewStore;

/** The directory over HTTP: anyone looks up, the secretariat writes. */
@RestController
@RequestMapping("/api/v1/organizations")
class OrganizationController {
    private final OrganizationStore organizations;
    private final ReviewStore reviews;
    private final OrganizationRules rules;
    private final InstallationKey key;

    OrganizationController(
            OrganizationStore organizations,
            ReviewStore reviews,
            OrganizationRules rules,
            InstallationKey key) {
        this.organizations = organizations;
        this.reviews = reviews;
        this.rules = rules;
        this.key = key;
    }

    /** Of a review only those that could register for it, by their type. */
    @GetMapping
    @PreAuthorize("permitAll()")
    ListPage<Organization> list(
            @RequestParam @Nullable ReviewId reviewId,
            @RequestParam(defaultValue = "") String q,
            ListPage.Wanted page) {
        if (reviewId == null) return organizations.list(null, q, page);
        var types = reviews.review(reviewId).map(ReviewFacts::stakeholderTypes).orElse(List.of());
        return organizations.list(types, q, page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("permitAll()")
    ResponseEntity<Organization> get(@PathVariable OrganizationId id) {
        return answer(ResponseEntity.ok(), organizations.get(id));
    }

    @PostMapping
    @PreAuthorize("hasAuthority('SCOPE_registrations:write')")
    ResponseEntity<Organization> add(Checked<NewOrganization> request) {
        var id = new OrganizationId(key.idFor(request.command()).toString());
        var added =
                request.answerBefore(command -> organizations.madeBefore(id, command))
                        .orElseGet(() ->
                                organizations.create(request.command(), checked(request, id)));
        return answer(
                ResponseEntity.created(URI.create("/api/v1/organizations/" + added.id())), added);
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('SCOPE_registrations:write')")
    ResponseEntity<Organization> write(
            @PathVariable OrganizationId id, Checked<NewOrganization> request) {
        var next = checked(request, id);
        return answer(ResponseEntity.ok(), organizations.change(request.command(), next));
    }

    private Organization checked(Checked<NewOrganization> request, OrganizationId id) {
        rules.check(request.value(), request.faults());
        return request.orThrow().organization(id);
    }

    private static ResponseEntity<Organization> answer(
            ResponseEntity.BodyBuilder response, Versioned<Organization> organization) {
        return response.eTag(organization.eTag()).body(organization.state());
    }
}
