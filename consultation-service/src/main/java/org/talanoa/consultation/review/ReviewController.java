package org.talanoa.consultation.review;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.consultation.reference.ReferenceData;
import org.talanoa.contracts.ReviewId;
import org.talanoa.kit.ListPage;

/** Reviews over HTTP. */
@RestController
@RequestMapping("/api/v1/reviews")
class ReviewController {
    private final ReviewStore reviews;
    private final ReferenceData reference;

    ReviewController(ReviewStore reviews, ReferenceData reference) {
        this.reviews = reviews;
        this.reference = reference;
    }

    @GetMapping
    @PreAuthorize("permitAll()")
    ListPage<ReviewView> list(ListPage.Wanted page) {
        return ListPage.of(reviews.all(), page).map(review -> ReviewView.of(review, reference));
    }

    @GetMapping("/{id}")
    @PreAuthorize("permitAll()")
    ResponseEntity<ReviewView> get(@PathVariable ReviewId id) {
        var review = reviews.get(id);
        return ResponseEntity.ok().eTag(review.eTag()).body(ReviewView.of(review, reference));
    }
}
