package org.talanoa.portal.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.talanoa.portal.registration.FormPage.ReviewView;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Chip;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.ReviewHead;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.signin.OrganizationSession;
import org.talanoa.portal.submission.OwnSubmissions;

/** What an organization reads of its own registration, having come in by a mailed link. */
@Controller
class OwnRegistrationController {
    static final String ACCESS = OrganizationSession.NEEDED;

    /** What a page before this one has done, and this one tells. */
    private static final Set<String> DONE =
            Set.of("WITHDRAWAL", "SEAT", "DELEGATE", "CHANGE", "TAKEN", "REFUSED", "CHANGED");

    private static final ZoneId UTC = ZoneId.of("UTC");

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
        return data.isEmpty()
                ? SeeOther.to(ACCESS)
                : ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("personal-data.json")
                                        .build()
                                        .toString())
                        .body(data.get());
    }

    /** For a link that reaches several, or that of a delegate. */
    @GetMapping("/registrations")
    Object all(Reader reader, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var token = session.of(request);
        if (token.isEmpty()) {
            return SeeOther.to(ACCESS);
        }
        var dates = new Dates(words, reader);
        return new ModelAndView("registrations")
                .addObject(
                        "rows",
                        token.get().registrations().stream()
                                .flatMap(id -> registrations.own(id, token.get()).stream())
                                .map(own -> Listed.of(own, reader, dates))
                                .toList())
                .addObject("delegations", token.get().delegations().size());
    }

    /** One of several, to be told apart. */
    record Listed(String id, String name, String reference, String received, Chip state) {
        static Listed of(OwnRegistration own, Reader reader, Dates dates) {
            var zone = reader.zone() == null ? UTC : reader.zone();
            return new Listed(
                    own.id(),
                    own.name(),
                    own.reference(),
                    dates.day(own.submittedAt().atZone(zone).toLocalDate()),
                    Chip.ofRegistration(own.status()));
        }
    }

    private ModelAndView show(OwnRegistration own, Reader reader) {
        var view = new ModelAndView("registration");
        var review = review(own.reviewId());
        var series = review.map(this::series).orElse(List.of());
        var known =
                review.filter(_ -> !series.isEmpty())
                        .map(one -> ReviewView.of(one, series, reader, words));
        review.ifPresent(one -> view.addObject("head", ReviewHead.of(one, reader)));
        return view.addObject("reviewAway", known.isEmpty())
                .addObject(
                        "page",
                        RegistrationPage.of(
                                own,
                                known.orElseGet(() -> ReviewView.unknown(own.reviewId())),
                                zone(series),
                                reader,
                                words));
    }

    private Optional<Review> review(String id) {
        try {
            return reviews.find(id);
        } catch (ServiceAwayException e) {
            return Optional.empty();
        }
    }

    private List<Consultation> series(Review review) {
        try {
            return reviews.consultations(review);
        } catch (ServiceAwayException e) {
            return List.of();
        }
    }

    /** The clock of the series. */
    private static ZoneId zone(List<Consultation> series) {
        return series.stream().map(Consultation::zone).findFirst().orElse(UTC);
    }
}
