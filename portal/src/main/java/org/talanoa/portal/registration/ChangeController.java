package org.talanoa.portal.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.signin.OrganizationSession;
import org.talanoa.portal.signin.OrganizationToken;

/** The registration form once more, with what stands in it, for an organization to change. */
@Controller
class ChangeController {
    private final Reviews reviews;
    private final Registrations registrations;
    private final Directory directory;
    private final Refusals refusals;
    private final OrganizationSession session;
    private final MessageSource words;

    ChangeController(
            Reviews reviews,
            Registrations registrations,
            Directory directory,
            Refusals refusals,
            OrganizationSession session,
            MessageSource words) {
        this.reviews = reviews;
        this.registrations = registrations;
        this.directory = directory;
        this.refusals = refusals;
        this.session = session;
        this.words = words;
    }

    @GetMapping("/registrations/{id}/change")
    Object asItStands(
            @PathVariable String id,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var own = session.reaching(id, request).flatMap(token -> registrations.own(id, token));
        if (own.isEmpty()) {
            return SeeOther.to(OwnRegistrationController.ACCESS);
        }
        var form = form(id, own.get().reviewId(), Typed.nothing(), reader);
        return form.with(directory.recalled(Typed.of(own.get(), form.review()))).show(Step.CHECK);
    }

    @PostMapping("/registrations/{id}/change")
    Object changed(
            @PathVariable String id,
            @RequestParam(name = "do", defaultValue = "") String action,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var typed = Typed.of(request.getParameterMap());
        var shown = RegistrationForm.shownSteps(request);
        var reaching = session.reaching(id, request);
        if (reaching.isEmpty() && typed.one("reviewId").isEmpty()) {
            return SeeOther.to(OwnRegistrationController.ACCESS); // no form of ours
        }
        try {
            var form = form(id, typed.one("reviewId"), typed, reader);
            return reaching.<Object>map(token ->
                            form.answer(
                                    action, shown, request, directory, to -> send(to, id, token)))
                    .orElseGet(
                            () -> notSent(form, shown, "own.change.session", HttpStatus.FORBIDDEN));
        } catch (ServiceAwayException e) {
            return RegistrationForm.away(path(id), typed, shown, action);
        }
    }

    private Object send(RegistrationForm form, String id, OrganizationToken token) {
        return form.send(
                refusals,
                () -> {
                    try {
                        registrations.change(id, form.typed(), form.review(), token);
                        return SeeOther.to("/registrations/" + id + "?done=CHANGE");
                    } catch (HttpClientErrorException.Conflict e) {
                        return notSent(form, Set.of(), "own.change.ended", HttpStatus.CONFLICT);
                    } catch (HttpClientErrorException e) {
                        if (e.getStatusCode() != HttpStatus.PRECONDITION_FAILED) throw e;
                        return notSent(
                                form, Set.of(), "own.change.stale", HttpStatus.PRECONDITION_FAILED);
                    }
                });
    }

    /** What was typed stays; a link opened beside it, or a look at what stands, helps on. */
    private static Object notSent(
            RegistrationForm form, Set<Step> shown, String why, HttpStatus status) {
        return form.show(shown.isEmpty() ? EnumSet.of(Step.CHECK) : shown, List.of(), why, status);
    }

    private RegistrationForm form(String id, String reviewId, Typed typed, Reader reader) {
        var review =
                reviews.find(reviewId)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new RegistrationForm(
                path(id), review, reviews.consultations(review), typed, reader, words);
    }

    private static String path(String registration) {
        return "/registrations/" + registration + "/change";
    }
}
