package org.talanoa.consultation.consultation;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.consultation.reference.ReferenceData;
import org.talanoa.consultation.review.Review;
import org.talanoa.consultation.review.ReviewStore;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.kit.web.Faults;

/** What must be right about a draft before it is kept: every fault by its field. */
@Component
class DraftRules {
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NOTE = 2000;

    private final ReviewStore reviews;
    private final Set<Integer> objectives;

    DraftRules(ReviewStore reviews, ReferenceData reference) {
        this.reviews = reviews;
        this.objectives =
                reference.objectives().stream()
                        .map(ReferenceData.Objective::number)
                        .collect(Collectors.toSet());
    }

    void check(NewConsultation draft, Faults faults) {
        var review = Optional.ofNullable(draft.reviewId()).flatMap(reviews::find);
        if (draft.reviewId() != null && review.isEmpty()) faults.add("/reviewId", "REVIEW_UNKNOWN");
        eachOnce(
                draft.chosenObjectives(),
                "/objectives",
                "OBJECTIVE_UNKNOWN",
                objectives::contains,
                faults);
        if (review.isPresent()) {
            checkTexts(draft.title(), review.get(), "/title", LONGEST_TITLE, faults);
            var topics = review.get().topics().stream().map(Review.Topic::code).toList();
            eachOnce(draft.chosenTopics(), "/topics", "TOPIC_UNKNOWN", topics::contains, faults);
        }
        checkTimes(draft, faults);
    }

    private static void checkTimes(NewConsultation draft, Faults faults) {
        if (draft.date() != null) {
            checkYear(draft.date().atStartOfDay(UTC).toInstant(), "/date", faults);
        }
        checkYear(draft.registrationOpensAt(), "/registrationOpensAt", faults);
        checkYear(draft.registrationClosesAt(), "/registrationClosesAt", faults);
        var zone = draft.timeZone();
        if (zone != null && !ZONES.contains(zone)) faults.add("/timeZone", "ZONE_UNKNOWN");
        var start = draft.startTime();
        var end = draft.endTime();
        if (start != null && end != null && !end.isAfter(start)) {
            faults.add("/endTime", "END_BEFORE_START");
        }
        var opens = draft.registrationOpensAt();
        var closes = draft.registrationClosesAt();
        if (opens != null && closes != null && !closes.isAfter(opens)) {
            faults.add("/registrationClosesAt", "CLOSES_BEFORE_OPENS");
        }
    }

    /** What calendars, and what we store, have days for. */
    private static void checkYear(@Nullable Instant at, String field, Faults faults) {
        if (at != null && (at.isBefore(Instant.EPOCH) || at.isAfter(LAST))) {
            faults.add(field, "FORMAT_INVALID");
        }
    }

    private static <T> void eachOnce(
            List<T> chosen, String field, String code, Predicate<T> known, Faults faults) {
        var seen = new HashSet<T>();
        for (int i = 0; i < chosen.size(); i++) {
            var one = chosen.get(i);
            if (one == null) continue; // told already
            if (!known.test(one)) faults.add(field + "/" + i, code);
            else if (!seen.add(one)) faults.add(field + "/" + i, "TWICE");
        }
    }

    /** What the secretariat tells with a release or a cancellation, in languages of the review. */
    static void checkNote(LocalizedText note, Review review, String field, Faults faults) {
        checkTexts(note, review, field, LONGEST_NOTE, faults);
    }

    private static void checkTexts(
            @Nullable LocalizedText text, Review review, String field, int longest, Faults faults) {
        if (text == null) return; // told already
        if (text.texts().isEmpty()) faults.add(field, "REQUIRED");
        var languages = review.languages().stream().map(LanguageTag::value).toList();
        text.texts()
                .forEach((language, words) -> {
                    var at = field + "/" + language;
                    if (!languages.contains(language)) faults.add(at, "LANGUAGE_UNKNOWN");
                    else if (words.isBlank()) faults.add(at, "REQUIRED");
                    else if (words.length() > longest) faults.add(at, "LENGTH_INVALID", 1, longest);
                });
    }
}
