package org.talanoa.portal.consultation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.FormField;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.NotSent;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.staff.StaffMember;

/** Telling everyone: a draft's release, after a look at what it changes, and a cancellation. */
@Controller
class ReleaseController {
    private static final String NOTE = "note";
    private static final String REASON = "reason";

    private final Reviews reviews;
    private final Drafts drafts;
    private final MessageSource words;
    private final Clock clock;

    ReleaseController(Reviews reviews, Drafts drafts, MessageSource words, Clock clock) {
        this.reviews = reviews;
        this.drafts = drafts;
        this.words = words;
        this.clock = clock;
    }

    /** One of the two pages, ready to print; {@code what} names the field that says why. */
    record Page(
            String id,
            String reviewId,
            String what,
            Words title,
            int next,
            boolean unreleased,
            boolean over,
            boolean opensLater,
            List<Difference.Line> lines,
            List<DraftPage.Language> languages,
            Typed typed,
            Faults faults,
            String formKey,
            long version) {
        public FormField field(String language) {
            var name = what + "." + language;
            var fault = faults.at(name).orElse(null);
            return FormField.of(name, "draft." + name, true, false, typed.all(name), fault);
        }
    }

    @GetMapping("/console/consultations/{id}/release")
    ModelAndView preview(@PathVariable String id, StaffMember member, Reader reader) {
        return shown(id, NOTE, Typed.nothing(), member, reader);
    }

    @GetMapping("/console/consultations/{id}/cancellation")
    ModelAndView cancellation(@PathVariable String id, StaffMember member, Reader reader) {
        return shown(id, REASON, Typed.nothing(), member, reader);
    }

    private ModelAndView shown(
            String id, String what, Typed typed, StaffMember member, Reader reader) {
        member.need(SeriesController.WRITE);
        return show(drafts.get(id, member), what, typed, Faults.NONE, reader);
    }

    @PostMapping("/console/consultations/{id}/release")
    Object release(
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam String idempotencyKey,
            @RequestParam MultiValueMap<String, String> sent,
            StaffMember member,
            Reader reader,
            HttpServletRequest request) {
        var typed = new Typed(sent);
        return NotSent.unlessTaken(
                request,
                SeriesController.BENCH,
                () ->
                        Preferences.isOnlyChoice(request)
                                ? shown(id, NOTE, typed, member, reader)
                                : tell(id, NOTE, typed, idempotencyKey, version, member, reader));
    }

    @PostMapping("/console/consultations/{id}/cancellation")
    Object cancel(
            @PathVariable String id,
            @RequestParam String idempotencyKey,
            @RequestParam MultiValueMap<String, String> sent,
            StaffMember member,
            Reader reader,
            HttpServletRequest request) {
        var typed = new Typed(sent);
        return NotSent.unlessTaken(
                request,
                SeriesController.BENCH,
                () ->
                        Preferences.isOnlyChoice(request)
                                ? shown(id, REASON, typed, member, reader)
                                : tell(id, REASON, typed, idempotencyKey, null, member, reader));
    }

    private Object tell(
            String id,
            String what,
            Typed typed,
            String sentKey,
            @Nullable Long version,
            StaffMember member,
            Reader reader) {
        member.need(SeriesController.WRITE);
        var draft = drafts.get(id, member);
        var languages = review(draft).languages();
        var why = typed.why(what, languages);
        var key = FormKey.of(sentKey);
        try {
            if (version == null) drafts.cancel(id, why, member, key);
            else drafts.release(id, why, member, key, version);
            return SeeOther.to("/console/consultations?review=" + draft.reviewId());
        } catch (HttpClientErrorException e) {
            var faults = Faults.of(e, languages, words, reader.locale());
            var view = show(draft, what, typed, faults, reader);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    private ModelAndView show(Draft draft, String what, Typed typed, Faults faults, Reader reader) {
        var review = review(draft);
        var opens = draft.fields().registrationOpensAt();
        var page =
                new Page(
                        draft.id(),
                        draft.reviewId(),
                        what,
                        Words.of(draft.fields().title(), reader.locale()),
                        draft.release() + 1,
                        draft.hasUnreleased(),
                        draft.isOver(),
                        opens != null && opens.isAfter(clock.instant()),
                        Difference.of(draft, review, new Dates(words, reader), reader.locale()),
                        review.languages().stream().map(DraftPage.Language::of).toList(),
                        typed,
                        faults,
                        FormKey.fresh(),
                        draft.version());
        var form = what.equals(NOTE) ? "release" : "cancellation";
        var open = what.equals(NOTE) ? page.unreleased() : !page.over();
        return new ModelAndView("console-" + form)
                .addObject("page", page)
                .addObject("form", open ? new FormLink(form, "tell") : null);
    }

    private Review review(Draft draft) {
        return reviews.find(draft.reviewId())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
