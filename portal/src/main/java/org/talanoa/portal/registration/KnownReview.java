package org.talanoa.portal.registration;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.registration.FormPage.ReviewView;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.ReviewHead;
import org.talanoa.portal.review.Reviews;

/**
 * The review that a page is about, as far as it is known just now: pages of registrations stand
 * without it.
 *
 * @param review null while consultation-service is away
 * @param series empty while it is
 */
record KnownReview(String id, @Nullable Review review, List<Consultation> series) {
    static final ZoneId UTC = ZoneId.of("UTC");

    static KnownReview of(String id, Reviews reviews) {
        Optional<Review> review = Optional.empty();
        try {
            review = reviews.find(id);
            var series = review.map(reviews::consultations).orElse(List.of());
            return new KnownReview(id, review.orElse(null), series);
        } catch (ServiceAwayException e) {
            return new KnownReview(id, review.orElse(null), List.of());
        }
    }

    private boolean isAway() {
        return review == null || series.isEmpty();
    }

    ReviewView view(Reader reader, MessageSource words) {
        return review == null || series.isEmpty()
                ? ReviewView.unknown(id)
                : ReviewView.of(review, series, reader, words);
    }

    /** The clock of the series. */
    ZoneId zone() {
        return series.stream().map(Consultation::zone).findFirst().orElse(UTC);
    }

    /** A page in the review's frame that says what is missing of the review. */
    ModelAndView show(String template, Object page, Reader reader) {
        var view = new ModelAndView(template).addObject("page", page);
        if (review != null) view.addObject("head", ReviewHead.of(review, reader));
        return view.addObject("reviewAway", isAway());
    }
}
