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
import org.springframework.web.client.HttpClientErrorException;
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
        var act = act(request, of);
        return session.reaching(id, request)
                .<Object>map(token -> page(act, id, of, token, reader, request).show(HttpStatus.OK))
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
        var key = FormKey.of(idempotencyKey);
        return sent(act(request, of), id, of, reason, key, reader, request, response);
    }

    /** One press is enough: the offer itself has told what taking it means. */
    @PostMapping("/registrations/{id}/seat-offers/{consultation}")
    Object answer(
            @PathVariable String id,
            @PathVariable String consultation,
            @RequestParam boolean accept,
            @RequestParam(defaultValue = "") String idempotencyKey,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        var act = accept ? OwnAct.TAKEN : OwnAct.REFUSED;
        var key = FormKey.of(idempotencyKey);
        return sent(act, id, consultation, "", key, reader, request, response);
    }

    /** What can't be done just now, or not so, comes back with all that was typed. */
    private Object sent(
            OwnAct act,
            String id,
            @Nullable String of,
            String reason,
            String key,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var token = session.reaching(id, request).orElse(null);
        if (token == null) {
            return SeeOther.to(OwnRegistrationController.ACCESS);
        }
        var unnamed =
                OwnActPage.unnamed(
                        act, request.getRequestURI(), "/registrations/" + id, reason, key);
        if (Preferences.isOnlyChoice(request) || unnamed.isTooLong()) {
            return named(unnamed, id, of, token, reader, request)
                    .show(
                            Preferences.isOnlyChoice(request)
                                    ? HttpStatus.OK
                                    : HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return done(act, registrations.act(act, id, of, reason, token, key), id, response);
        } catch (ServiceAwayException e) {
            return unnamed.saying("own.act.away").show(HttpStatus.SERVICE_UNAVAILABLE);
        } catch (HttpClientErrorException e) {
            return unnamed.saying("own.act.faulty").show(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The page with its names, as far as they can be had. */
    private OwnActPage named(
            OwnActPage unnamed,
            String id,
            @Nullable String of,
            OrganizationToken token,
            Reader reader,
            HttpServletRequest request) {
        try {
            return page(unnamed.act(), id, of, token, reader, request)
                    .with(unnamed.reason(), unnamed.idempotencyKey());
        } catch (ServiceAwayException e) {
            return unnamed;
        }
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
            OwnAct act,
            String id,
            @Nullable String of,
            OrganizationToken token,
            Reader reader,
            HttpServletRequest request) {
        var own =
                registrations
                        .own(id, token)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new OwnActPage(
                act,
                request.getRequestURI(),
                "/registrations/" + id,
                own.name(),
                switch (act) {
                    case WITHDRAWAL, ERASURE, ENTRY -> null;
                    case DELEGATE -> new Words(own.nameOf(of), null);
                    case SEAT, TAKEN, REFUSED -> title(own, of, reader);
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
