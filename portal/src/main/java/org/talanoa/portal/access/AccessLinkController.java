package org.talanoa.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.access.AccessPage.Typed;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.remote.ClientAddress;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.signin.OrganizationSession;
import org.talanoa.portal.signin.OrganizationToken;

/** The form that asks for a link. Its answer is the same for every address. */
@Controller
class AccessLinkController {
    private static final int LONGEST_ADDRESS = 254;

    private final AccessLinks links;
    private final Reviews reviews;
    private final OrganizationSession session;
    private final ClientAddress clients;

    AccessLinkController(
            AccessLinks links,
            Reviews reviews,
            OrganizationSession session,
            ClientAddress clients) {
        this.clients = clients;
        this.links = links;
        this.reviews = reviews;
        this.session = session;
    }

    @GetMapping(path = "/access", params = "!token")
    ModelAndView empty(
            @RequestParam(defaultValue = "") String reviewId,
            @RequestParam(defaultValue = "") String notice,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var typed = new Typed(reviewId, "", FormKey.fresh(), notice);
        return show(typed, List.of(), false, HttpStatus.OK, reader, request);
    }

    /** What brings a token, too, is no wish for a link: it opens one. */
    @PostMapping(
            path = "/access",
            params = {"email", "!token"})
    Object filled(
            @RequestParam(defaultValue = "") String reviewId,
            @RequestParam String email,
            @RequestParam(defaultValue = "") String idempotencyKey,
            @RequestParam(defaultValue = "") String notice,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var typed = new Typed(reviewId, email.strip(), FormKey.of(idempotencyKey), notice);
        if (Preferences.isOnlyChoice(request)) {
            return show(typed, List.of(), false, HttpStatus.OK, reader, request);
        }
        if (typed.email().isEmpty() || typed.email().length() > LONGEST_ADDRESS) {
            return faulty(typed, List.of("email"), reader, request);
        }
        try {
            var review = reviewId.isEmpty() ? theOnlyOne() : reviewId;
            var faults =
                    review.isEmpty()
                            ? List.of("reviewId")
                            : links.send(
                                    review,
                                    typed.email(),
                                    clients.of(request),
                                    typed.idempotencyKey(),
                                    reader.locale());
            return faults.isEmpty()
                    ? SeeOther.to("/access/sent")
                    : faulty(typed, faults, reader, request);
        } catch (ServiceAwayException e) {
            return show(typed, List.of(), true, HttpStatus.SERVICE_UNAVAILABLE, reader, request);
        }
    }

    @GetMapping("/access/sent")
    String sent() {
        return "access-sent";
    }

    /** The review that needs no choice; empty where there are several, or none. */
    private String theOnlyOne() {
        var all = reviews.all();
        return all.size() == 1 ? all.getFirst().id() : "";
    }

    private ModelAndView faulty(
            Typed typed, List<String> faults, Reader reader, HttpServletRequest request) {
        return show(typed, faults, false, HttpStatus.UNPROCESSABLE_CONTENT, reader, request);
    }

    private ModelAndView show(
            Typed typed,
            List<String> faults,
            boolean away,
            HttpStatus status,
            Reader reader,
            HttpServletRequest request) {
        var home = session.of(request).map(OrganizationToken::home).orElse(null);
        return new ModelAndView("access", status)
                .addObject("page", AccessPage.of(reviews(), typed, faults, away, home, reader))
                .addObject("form", new FormLink("link", "send"));
    }

    /** None while they can't be had: the form then waits with what was typed. */
    private List<Review> reviews() {
        try {
            return reviews.all();
        } catch (ServiceAwayException e) {
            return List.of();
        }
    }
}
