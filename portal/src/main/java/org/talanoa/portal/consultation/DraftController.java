package org.talanoa.portal.consultation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.NotSent;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.staff.StaffMember;

/** A draft on the desk: written, and changed as often as one likes, before anybody is told. */
@Controller
class DraftController {
    private final Reviews reviews;
    private final Drafts drafts;
    private final MessageSource words;

    DraftController(Reviews reviews, Drafts drafts, MessageSource words) {
        this.reviews = reviews;
        this.drafts = drafts;
        this.words = words;
    }

    @GetMapping("/console/consultations/new")
    ModelAndView blank(
            @RequestParam(defaultValue = "") String review, StaffMember member, Reader reader) {
        member.need(SeriesController.WRITE);
        var of = review(review);
        var typed = Typed.next(drafts.of(review, member).size());
        return page(DraftPage.of(of, null, typed, Faults.NONE, FormKey.fresh(), null, reader));
    }

    @PostMapping("/console/consultations")
    Object make(
            @RequestParam String reviewId,
            @RequestParam String idempotencyKey,
            @RequestParam MultiValueMap<String, String> sent,
            StaffMember member,
            Reader reader,
            HttpServletRequest request) {
        member.need(SeriesController.WRITE);
        var typed = new Typed(sent);
        var key = FormKey.of(idempotencyKey);
        return NotSent.unlessTaken(
                request,
                SeriesController.BENCH,
                () -> {
                    var of = review(reviewId);
                    return Preferences.isOnlyChoice(request)
                            ? page(DraftPage.of(of, null, typed, Faults.NONE, key, null, reader))
                            : made(of, typed, member, key, reader);
                });
    }

    private Object made(Review review, Typed typed, StaffMember member, String key, Reader reader) {
        try {
            var form = typed.details(review.languages()).put("reviewId", review.id());
            return SeeOther.to("/console/consultations/" + drafts.make(form, member, key).id());
        } catch (HttpClientErrorException e) {
            var faults = Faults.of(e, review.languages(), words, reader.locale());
            return refused(
                    DraftPage.of(review, null, typed, faults, FormKey.fresh(), null, reader));
        }
    }

    @GetMapping("/console/consultations/{id}")
    ModelAndView edit(@PathVariable String id, StaffMember member, Reader reader) {
        member.need(SeriesController.WRITE);
        var draft = drafts.get(id, member);
        return page(
                DraftPage.of(
                        review(draft.reviewId()),
                        draft,
                        Typed.of(draft.fields()),
                        Faults.NONE,
                        FormKey.fresh(),
                        draft.version(),
                        reader));
    }

    @PostMapping("/console/consultations/{id}")
    Object revise(
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam String idempotencyKey,
            @RequestParam MultiValueMap<String, String> sent,
            StaffMember member,
            Reader reader,
            HttpServletRequest request) {
        member.need(SeriesController.WRITE);
        var typed = new Typed(sent);
        var key = FormKey.of(idempotencyKey);
        return NotSent.unlessTaken(
                request,
                SeriesController.BENCH,
                () -> {
                    var draft = drafts.get(id, member);
                    return Preferences.isOnlyChoice(request)
                            ? page(
                                    DraftPage.of(
                                            review(draft.reviewId()),
                                            draft,
                                            typed,
                                            Faults.NONE,
                                            key,
                                            version,
                                            reader))
                            : revised(draft, version, typed, member, key, reader);
                });
    }

    private Object revised(
            Draft draft, long version, Typed typed, StaffMember member, String key, Reader reader) {
        var review = review(draft.reviewId());
        try {
            var fields = typed.details(languages(review, draft));
            drafts.revise(draft.id(), fields, member, key, version);
            return SeeOther.to("/console/consultations/" + draft.id() + "/release");
        } catch (HttpClientErrorException e) {
            var faults = Faults.of(e, review.languages(), words, reader.locale());
            // Whoever has read that somebody else was faster, and sends again, means the newest.
            var seen = faults.notice() == null ? version : draft.version();
            return refused(
                    DraftPage.of(review, draft, typed, faults, FormKey.fresh(), seen, reader));
        }
    }

    /** Also those in which a title was written before the review stopped using them. */
    private static List<String> languages(Review review, Draft draft) {
        return Stream.concat(review.languages().stream(), draft.fields().title().keySet().stream())
                .distinct()
                .toList();
    }

    private Review review(String id) {
        return reviews.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ModelAndView page(DraftPage page) {
        return new ModelAndView("console-draft")
                .addObject("page", page)
                .addObject("form", new FormLink("draft", "keep"));
    }

    private static ModelAndView refused(DraftPage page) {
        var view = page(page);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }
}
