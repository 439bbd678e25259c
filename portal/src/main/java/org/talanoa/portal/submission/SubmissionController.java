package org.talanoa.portal.submission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.ReviewHead;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.signin.OrganizationSession;

/** What was handed in, read back: the receipt, the points and what became of each. */
@Controller
class SubmissionController {
    private final Submissions submissions;
    private final Reviews reviews;
    private final OrganizationSession session;
    private final MessageSource words;

    SubmissionController(
            Submissions submissions,
            Reviews reviews,
            OrganizationSession session,
            MessageSource words) {
        this.submissions = submissions;
        this.reviews = reviews;
        this.session = session;
        this.words = words;
    }

    static String path(String registration, String id) {
        return "/registrations/" + registration + "/submissions/" + id;
    }

    @GetMapping("/registrations/{registration}/submissions/{id}")
    Object one(
            @PathVariable String registration,
            @PathVariable String id,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return session.reaching(registration, request)
                .flatMap(token -> submissions.one(registration, id, token))
                .<Object>map(submission -> show(submission, reader))
                .orElseGet(() -> SeeOther.to(OrganizationSession.NEEDED));
    }

    /** As the service gives it, byte for byte: its SHA-256 is the receipt. */
    @GetMapping("/registrations/{registration}/submissions/{id}/original")
    Object original(
            @PathVariable String registration,
            @PathVariable String id,
            HttpServletRequest request) {
        return session.reaching(registration, request)
                .flatMap(token ->
                        submissions
                                .one(registration, id, token)
                                .flatMap(_ -> submissions.original(id, token)))
                .<Object>map(original -> original)
                .orElseGet(() -> SeeOther.to(OrganizationSession.NEEDED));
    }

    private ModelAndView show(Submission submission, Reader reader) {
        var review = review(submission.reviewId());
        var view = new ModelAndView("submission");
        review.ifPresent(one -> view.addObject("head", ReviewHead.of(one, reader)));
        return view.addObject(
                "page",
                SubmissionPage.of(
                        submission, review.orElse(null), reader, new Dates(words, reader)));
    }

    /** The page does without: only the titles of objectives and topics are the review's. */
    private Optional<Review> review(String id) {
        try {
            return reviews.find(id);
        } catch (ServiceAwayException e) {
            return Optional.empty();
        }
    }
}
