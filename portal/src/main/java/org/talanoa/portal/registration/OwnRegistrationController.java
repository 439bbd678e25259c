package org.talanoa.portal.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.review.Chip;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.signin.OrganizationSession;
import org.talanoa.portal.signin.OrganizationToken;
import org.talanoa.portal.signin.OrganizationToken.Entry;
import org.talanoa.portal.submission.OwnSubmissions;

/** What an organization reads of its own registration, having come in by a mailed link. */
@Controller
class OwnRegistrationController {
    static final String ACCESS = OrganizationSession.NEEDED;

    /** What a page before this one has done, and this one tells. */
    private static final Set<String> DONE =
            Set.of("WITHDRAWAL", "SEAT", "DELEGATE", "CHANGE", "TAKEN", "REFUSED", "CHANGED");

    private final Registrations registrations;
    private final Reviews reviews;
    private final OwnSubmissions submissions;
    private final OrganizationSession session;
    private final MessageSource words;

    OwnRegistrationController(
            Registrations registrations,
            Reviews reviews,
            OwnSubmissions submissions,
            OrganizationSession session,
            MessageSource words) {
        this.registrations = registrations;
        this.reviews = reviews;
        this.submissions = submissions;
        this.session = session;
        this.words = words;
    }

    @GetMapping("/registrations/{id}")
    Object one(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var token = session.reaching(id, request);
        var own = token.flatMap(one -> registrations.own(id, one));
        if (own.isEmpty()) {
            return SeeOther.to(ACCESS);
        }
        return own.get().isErased()
                ? "own-erased"
                : show(own.get(), reader)
                        .addObject(
                                "submissions",
                                submissions.of(id, own.get().status(), token.get(), reader))
                        .addObject("done", DONE.contains(done) ? "own.done." + done : null);
    }

    /** All that is held about the people of the registration, to keep. */
    @GetMapping("/registrations/{id}/personal-data")
    Object personalData(@PathVariable String id, HttpServletRequest request) {
        var data =
                session.reaching(id, request)
                        .flatMap(token -> registrations.personalData(id, token));
        return data.isEmpty() ? SeeOther.to(ACCESS) : file(data.get());
    }

    static ResponseEntity<byte[]> file(byte[] personalData) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("personal-data.json")
                                .build()
                                .toString())
                .body(personalData);
    }

    /** For a link that reaches several. */
    @GetMapping("/registrations")
    Object all(Reader reader, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var token = session.of(request);
        if (token.isEmpty()) {
            return SeeOther.to(ACCESS);
        }
        return new ModelAndView("registrations").addObject("rows", rows(token.get(), reader));
    }

    private List<Listed> rows(OrganizationToken token, Reader reader) {
        var dates = new Dates(words, reader);
        return Stream.concat(
                        token.registrations().stream()
                                .flatMap(id -> registrations.own(id, token).stream())
                                .map(own -> Listed.of(own, reader, dates)),
                        token.entries().stream()
                                .flatMap(entry ->
                                        registrations.own(entry, token).stream()
                                                .map(own -> Listed.of(entry, own))))
                .toList();
    }

    /**
     * One of several, to be told apart.
     *
     * @param role key of the words for what the reader is in it
     * @param received null where the reader is not told
     */
    record Listed(
            String path,
            String role,
            String name,
            String reference,
            @Nullable String received,
            Chip state) {
        static Listed of(OwnRegistration own, Reader reader, Dates dates) {
            var zone = reader.zoneOrUtc();
            return new Listed(
                    "/registrations/" + own.id(),
                    "registrations.role.FOCAL_POINT",
                    own.name(),
                    own.reference(),
                    dates.day(own.submittedAt().atZone(zone).toLocalDate()),
                    Chip.ofRegistration(own.status()));
        }

        static Listed of(Entry entry, OwnEntry own) {
            return new Listed(
                    entry.path(),
                    "registrations.role.DELEGATE",
                    own.name(),
                    own.reference(),
                    null,
                    Chip.ofRegistration(own.status()));
        }
    }

    private ModelAndView show(OwnRegistration own, Reader reader) {
        var known = KnownReview.of(own.reviewId(), reviews);
        var page = RegistrationPage.of(own, known.view(reader, words), known.zone(), reader, words);
        return known.show("registration", page, reader);
    }
}
