package org.talanoa.portal.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.signin.OrganizationSession;
import org.talanoa.portal.signin.OrganizationToken;

/**
 * What an organization does to its own registration. Each act that is not easily undone has a page
 * that says what it means, and one button.
 */
@Controller
class OwnActController {
    private final Registrations registrations;
    private final Reviews reviews;
    private final OrganizationSession session;

    OwnActController(Registrations registrations, Reviews reviews, OrganizationSession session) {
        this.registrations = registrations;
        this.reviews = reviews;
        this.session = session;
    }

    @GetMapping({
        "/registrations/{id}/withdrawal",
        "/registrations/{id}/erasure",
        "/registrations/{id}/seats/{of}",
        "/registrations/{id}/delegates/{of}/erasure"
    })
    Object ask(
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String of,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return session.reaching(id, request)
                .<Object>map(token -> page(id, of, token, reader, request).show())
                .orElseGet(() -> SeeOther.to(OwnRegistrationController.ACCESS));
    }

    @PostMapping({
        "/registrations/{id}/withdrawal",
        "/registrations/{id}/erasure",
        "/registrations/{id}/seats/{of}",
        "/registrations/{id}/delegates/{of}/erasure"
    })
    Object act(
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String of,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String idempotencyKey,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var token = session.reaching(id, request);
        if (token.isEmpty()) {
            return SeeOther.to(OwnRegistrationController.ACCESS);
        }
        var key = FormKey.of(idempotencyKey);
        var act = act(request, of);
        var said =
                reason.length() > OwnActPage.LONGEST_REASON
                        ? "own.act.reason.long"
                        : Preferences.isOnlyChoice(request) ? "" : null;
        if (said == null) {
            try {
                return done(
                        act,
                        registrations.act(act, id, of, reason, token.get(), key),
                        id,
                        response);
            } catch (ServiceAwayException e) {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                said = "own.act.away";
            }
        }
        var page = page(id, of, token.get(), reader, request);
        return page.with(reason, key, said.isEmpty() ? null : said).show();
    }

    /** One press is enough: the offer itself has told what taking it means. */
    @PostMapping("/registrations/{id}/seat-offers/{consultation}")
    RedirectView answer(
            @PathVariable String id,
            @PathVariable String consultation,
            @RequestParam boolean accept,
            @RequestParam(defaultValue = "") String idempotencyKey,
            HttpServletRequest request) {
        return session.reaching(id, request)
                .map(token -> {
                    var taken =
                            registrations.answerOffer(
                                    id, consultation, accept, token, FormKey.of(idempotencyKey));
                    return home(id, taken ? accept ? "TAKEN" : "REFUSED" : "CHANGED");
                })
                .orElseGet(() -> SeeOther.to(OwnRegistrationController.ACCESS));
    }

    private RedirectView done(OwnAct act, boolean done, String id, HttpServletResponse response) {
        if (done && act == OwnAct.ERASURE) {
            session.end(response);
            return SeeOther.to("/registrations/erased");
        }
        return home(id, done ? act.name() : "CHANGED");
    }

    @GetMapping("/registrations/erased")
    String erased() {
        return "own-erased";
    }

    private static RedirectView home(String id, String done) {
        return SeeOther.to("/registrations/" + id + "?done=" + done);
    }

    private static OwnAct act(HttpServletRequest request, @Nullable String of) {
        var path = request.getRequestURI();
        if (of == null) {
            return path.endsWith("/withdrawal") ? OwnAct.WITHDRAWAL : OwnAct.ERASURE;
        }
        return path.endsWith("/erasure") ? OwnAct.DELEGATE : OwnAct.SEAT;
    }

    private OwnActPage page(
            String id,
            @Nullable String of,
            OrganizationToken token,
            Reader reader,
            HttpServletRequest request) {
        var own =
                registrations
                        .own(id, token)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var act = act(request, of);
        return new OwnActPage(
                act,
                request.getRequestURI(),
                "/registrations/" + id,
                own.name(),
                switch (act) {
                    case WITHDRAWAL, ERASURE, ENTRY -> null;
                    case DELEGATE -> new Words(own.nameOf(of), null);
                    case SEAT -> title(own, of, reader);
                },
                "",
                FormKey.fresh(),
                null);
    }

    private Words title(OwnRegistration own, @Nullable String consultation, Reader reader) {
        return reviews.find(own.reviewId()).stream()
                .flatMap(review -> reviews.consultations(review).stream())
                .filter(one -> one.id().equals(consultation))
                .map(Consultation::title)
                .map(title -> Words.of(title, reader.locale()))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
