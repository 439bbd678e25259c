package org.talanoa.portal.submission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.FormValues;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.signin.OrganizationSession;
import org.talanoa.portal.signin.OrganizationToken;
import org.talanoa.portal.signin.TypedFormsSurvive;

/**
 * Handing in. Each button posts the whole form; what follows depends on the button, and nothing
 * typed is ever lost.
 */
@Controller
class SubmissionFormController {
    private final Submissions submissions;
    private final Reviews reviews;
    private final OrganizationSession session;
    private final MessageSource words;

    SubmissionFormController(
            Submissions submissions,
            Reviews reviews,
            OrganizationSession session,
            MessageSource words) {
        this.submissions = submissions;
        this.reviews = reviews;
        this.session = session;
        this.words = words;
    }

    @GetMapping("/registrations/{id}/submissions/new")
    Object empty(
            @PathVariable String id,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var by = session.reaching(id, request).flatMap(token -> submissions.registrant(id, token));
        if (by.isEmpty()) return SeeOther.to(OrganizationSession.NEEDED);
        if (!Registrant.mayHandIn(by.get().status())) {
            return new ModelAndView("submission-closed")
                    .addObject("id", id)
                    .addObject("state", by.get().status());
        }
        var typed = SubmissionForm.nothing(reader);
        return form(id, by.get().reviewId(), by.get(), typed, reader).shown();
    }

    @PostMapping("/registrations/{id}/submissions/new")
    Object filled(
            @PathVariable String id,
            @RequestParam(name = "do", defaultValue = "") String action,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var typed = SubmissionForm.typed(request.getParameterMap());
        var token = session.reaching(id, request);
        if (token.isEmpty() && typed.one("reviewId").isEmpty()) {
            return SeeOther.to(OrganizationSession.NEEDED); // no form of ours: nothing was typed
        }
        SubmissionForm form;
        try {
            form = form(id, typed.one("reviewId"), asFarAsKnown(id, token), typed, reader);
        } catch (ServiceAwayException e) {
            return SubmissionForm.away(id, typed, action);
        }
        if (request.getAttribute(TypedFormsSurvive.ONLY_SHOW) != null) {
            return form.show("form.once-more", HttpStatus.FORBIDDEN);
        }
        if (Preferences.isOnlyChoice(request) || !action.equals(SubmissionForm.SEND)) {
            return form.answer(Preferences.isOnlyChoice(request) ? "" : action);
        }
        if (token.isEmpty()) {
            return form.show("own.change.session", HttpStatus.FORBIDDEN);
        }
        return form.send(submission -> {
            var key = typed.one(SubmissionForm.KEY);
            var taken = submissions.handIn(submission, token.get(), key);
            return SeeOther.to(SubmissionController.path(id, taken.id()));
        });
    }

    /** The form does without: only its examples need to know who hands in. */
    private @Nullable Registrant asFarAsKnown(String id, Optional<OrganizationToken> token) {
        try {
            return token.flatMap(one -> submissions.registrant(id, one)).orElse(null);
        } catch (ServiceAwayException e) {
            return null;
        }
    }

    private SubmissionForm form(
            String id, String reviewId, @Nullable Registrant by, FormValues typed, Reader reader) {
        var review =
                reviews.find(reviewId)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new SubmissionForm(
                id, review, reviews.consultations(review), by, typed, reader, words);
    }
}
