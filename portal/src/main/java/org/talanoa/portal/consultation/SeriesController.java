package org.talanoa.portal.consultation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Chip;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.staff.StaffMember;

/** The series of a review in the console. */
@Controller
class SeriesController {
    static final String WRITE = "consultations:write";

    /** Their entry of the bench. */
    static final String BENCH = "consultations";

    private final Reviews reviews;
    private final Drafts drafts;
    private final MessageSource words;

    SeriesController(Reviews reviews, Drafts drafts, MessageSource words) {
        this.reviews = reviews;
        this.drafts = drafts;
        this.words = words;
    }

    /**
     * One consultation of it.
     *
     * @param release 0 before the first
     * @param unreleased whether its draft says something that nobody has been told
     */
    record Row(
            String id,
            int order,
            Words title,
            Chip chip,
            int release,
            boolean unreleased,
            @Nullable String day,
            @Nullable Integer capacity,
            @Nullable Integer seatsLeft) {}

    record Other(String id, Words title) {}

    @GetMapping("/console/consultations")
    ModelAndView series(
            @RequestParam(required = false) @Nullable String review,
            StaffMember member,
            Reader reader) {
        member.need("dashboards:read");
        var all = reviews.all();
        var shown =
                all.stream().filter(one -> review == null || one.id().equals(review)).findFirst();
        return new ModelAndView("console-consultations")
                .addObject("review", shown.map(one -> other(one, reader)).orElse(null))
                .addObject(
                        "others",
                        all.stream()
                                .filter(one -> !Optional.of(one).equals(shown))
                                .map(one -> other(one, reader))
                                .toList())
                .addObject("mayWrite", member.may(WRITE))
                .addObject("rows", shown.map(one -> rows(one, member, reader)).orElse(List.of()));
    }

    private static Other other(Review review, Reader reader) {
        return new Other(review.id(), Words.of(review.shortName(), reader.locale()));
    }

    /** Who may not write sees what everyone does. */
    private List<Row> rows(Review review, StaffMember member, Reader reader) {
        var dates = new Dates(words, reader);
        var released =
                reviews.consultations(review).stream()
                        .collect(Collectors.toMap(Consultation::id, Function.identity()));
        return member.may(WRITE)
                ? drafts.of(review.id(), member).stream()
                        .map(draft -> row(draft, released, reader, dates))
                        .toList()
                : released.values().stream()
                        .sorted(Comparator.comparingInt(Consultation::order))
                        .map(consultation -> row(consultation, reader, dates))
                        .toList();
    }

    private static Row row(
            Draft draft, Map<String, Consultation> released, Reader reader, Dates dates) {
        var known = Optional.ofNullable(released.get(draft.id()));
        var fields = draft.fields();
        return new Row(
                draft.id(),
                fields.order(),
                Words.of(fields.title(), reader.locale()),
                known.map(Chip::of).orElse(new Chip("tone-wait", "doc", "draft.DRAFT")),
                draft.release(),
                draft.hasUnreleased(),
                fields.date() == null ? null : dates.day(fields.date()),
                fields.capacity(),
                known.map(Consultation::seatsLeft).orElse(null));
    }

    private static Row row(Consultation consultation, Reader reader, Dates dates) {
        return new Row(
                consultation.id(),
                consultation.order(),
                Words.of(consultation.title(), reader.locale()),
                Chip.of(consultation),
                consultation.release() == null ? 0 : consultation.release(),
                false,
                consultation.date() == null ? null : dates.day(consultation.date()),
                consultation.capacity(),
                consultation.seatsLeft());
    }
}
