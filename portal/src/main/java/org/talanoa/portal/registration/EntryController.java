package org.talanoa.portal.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;
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
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.signin.OrganizationSession;
import org.talanoa.portal.signin.OrganizationToken;
import org.talanoa.portal.signin.OrganizationToken.Entry;

/**
 * What a delegate reads of the own entry and does to it. Whose session reaches another entry finds
 * nothing here.
 */
@Controller
class EntryController {
    private final Registrations registrations;
    private final Reviews reviews;
    private final OrganizationSession session;
    private final MessageSource words;

    EntryController(
            Registrations registrations,
            Reviews reviews,
            OrganizationSession session,
            MessageSource words) {
        this.registrations = registrations;
        this.reviews = reviews;
        this.session = session;
        this.words = words;
    }

    /** A delegate who has come in, at the own entry. */
    private record Visit(OrganizationToken token, Entry entry, OwnEntry own) {
        @Override
        public String toString() {
            return "Visit[" + entry.contact() + "]";
        }
    }

    @GetMapping("/entries/{contact}")
    Object one(
            @PathVariable String contact,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        return visited(contact, request, response, visit -> show(visit, reader));
    }

    private ModelAndView show(Visit visit, Reader reader) {
        var known = KnownReview.of(visit.own().reviewId(), reviews);
        var page =
                EntryPage.of(
                        visit.entry().path(),
                        visit.own(),
                        known.view(reader, words),
                        known.zone(),
                        new Dates(words, reader));
        return known.show("entry", page, reader);
    }

    /** All that is held about the delegate, to keep. */
    @GetMapping("/entries/{contact}/personal-data")
    Object personalData(
            @PathVariable String contact,
            HttpServletRequest request,
            HttpServletResponse response) {
        return visited(
                contact,
                request,
                response,
                visit ->
                        registrations
                                .personalData(visit.entry(), visit.token())
                                .map(OwnRegistrationController::file)
                                .orElseThrow(EntryController::notFound));
    }

    @GetMapping("/entries/{contact}/erasure")
    Object ask(
            @PathVariable String contact,
            HttpServletRequest request,
            HttpServletResponse response) {
        return visited(
                contact,
                request,
                response,
                visit -> page(visit, FormKey.fresh()).show(HttpStatus.OK));
    }

    @PostMapping("/entries/{contact}/erasure")
    Object erase(
            @PathVariable String contact,
            @RequestParam(defaultValue = "") String idempotencyKey,
            HttpServletRequest request,
            HttpServletResponse response) {
        var key = FormKey.of(idempotencyKey);
        return visited(
                contact,
                request,
                response,
                visit ->
                        Preferences.isOnlyChoice(request)
                                ? page(visit, key).show(HttpStatus.OK)
                                : erased(visit, key, response));
    }

    private Object erased(Visit visit, String key, HttpServletResponse response) {
        var entry = visit.entry();
        try {
            var done =
                    registrations.act(
                            OwnAct.ENTRY,
                            entry.registration(),
                            entry.delegate(),
                            "",
                            visit.token(),
                            key);
            if (!done) return SeeOther.to(entry.path());
        } catch (ServiceAwayException e) {
            return page(visit, key).saying("own.act.away").show(HttpStatus.SERVICE_UNAVAILABLE);
        } catch (HttpClientErrorException e) {
            return page(visit, key).saying("own.act.faulty").show(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (visit.token().home().equals(entry.path())) session.end(response);
        return SeeOther.to("/entries/erased");
    }

    @GetMapping("/entries/erased")
    String erased() {
        return "entry-erased";
    }

    private static OwnActPage page(Visit visit, String key) {
        var path = visit.entry().path();
        var person = new Words(visit.own().delegate().person().name(), null);
        return new OwnActPage(
                OwnAct.ENTRY, path + "/erasure", path, visit.own().name(), person, "", key, null);
    }

    /** Who has not come in is asked to; who has, and reaches something else, finds nothing. */
    private Object visited(
            String contact,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<Visit, Object> then) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var token = session.of(request);
        if (token.isEmpty()) {
            return SeeOther.to(OwnRegistrationController.ACCESS);
        }
        return visit(contact, token.get()).map(then).orElseThrow(EntryController::notFound);
    }

    private Optional<Visit> visit(String contact, OrganizationToken token) {
        return token.entry(contact)
                .flatMap(entry ->
                        registrations.own(entry, token).map(own -> new Visit(token, entry, own)));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
