package org.talanoa.portal.registration;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;

/**
 * Finds what is missing while the form is filled in, step by step. The rules are
 * registration-service's, which looks at everything once more; here stands what a person should
 * hear before she has gone on to the next step.
 */
final class FormCheck {
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]+\\.[^@\\s.]{2,}");
    private static final int LONGEST_NAME = 100;

    private final Typed typed;
    private final Review review;
    private final List<Consultation> series;
    private final MessageSource words;
    private final Locale locale;
    private final List<Fault> faults = new ArrayList<>();

    private FormCheck(
            Typed typed,
            Review review,
            List<Consultation> series,
            MessageSource words,
            Locale locale) {
        this.typed = typed;
        this.review = review;
        this.series = series;
        this.words = words;
        this.locale = locale;
    }

    /** Everything to put right in these steps, in the order of the page. */
    static List<Fault> faults(
            Collection<Step> steps,
            Typed typed,
            Review review,
            List<Consultation> series,
            MessageSource words,
            Locale locale) {
        var check = new FormCheck(typed, review, series, words, locale);
        for (var step : Step.of(review)) {
            if (steps.contains(step)) {
                check.look(step);
            }
        }
        return List.copyOf(check.faults);
    }

    private void look(Step step) {
        switch (step) {
            case ORGANIZATION -> organization();
            case PEOPLE -> people();
            case ANSWERS -> answers();
            case SHOWN -> missing("visibility", "fault.visibility");
            case CHECK -> {
                if (typed.isChange()) return; // given when it was sent first
                unchecked("consents.privacyNotice");
                unchecked("consents.codeOfConduct");
            }
        }
    }

    private void organization() {
        missing("organization.name", "fault.organization.name");
        tooLong("organization.name", 200);
        tooLong("organization.acronym", 30);
        missing("organization.type", "fault.organization.type");
        missing("organization.country", "fault.organization.country");
        var website = typed.one("organization.website");
        if (!website.isEmpty() && !isWebsite(website)) {
            fault("organization.website", "fault.organization.website");
        }
        tooLong("organization.website", 300);
    }

    private void people() {
        person("focalPoint");
        typed.delegates()
                .forEach(delegate -> {
                    var fields = "delegates." + delegate;
                    if (!typed.isFocalPoint(delegate)) {
                        person(fields);
                        sameAddress(delegate);
                    }
                    consultations(fields, delegate);
                    tooLong(fields + ".accessNeeds", 2000);
                });
    }

    private void person(String fields) {
        line(fields + ".givenName", "fault.person.givenName");
        line(fields + ".familyName", "fault.person.familyName");
        var email = typed.one(fields + ".email");
        if (email.isEmpty()) {
            fault(fields + ".email", "fault.person.email.missing");
        } else if (email.length() > 254 || !ADDRESS.matcher(email).matches()) {
            fault(fields + ".email", "fault.person.email");
        }
        missing(fields + ".locale", "fault.person.locale");
    }

    /** Each delegate gets mail of her own, so two can't share an address. */
    private void sameAddress(int delegate) {
        var email = typed.one(typed.personOf(delegate) + ".email");
        if (!email.isEmpty()
                && typed.delegates()
                        .limit(delegate)
                        .anyMatch(other ->
                                typed.one(typed.personOf(other) + ".email")
                                        .equalsIgnoreCase(email))) {
            fault("delegates." + delegate + ".email", "fault.person.email.twice");
        }
    }

    private void consultations(String fields, int delegate) {
        var field = fields + ".consultationIds";
        var wished = typed.all(field);
        if (wished.isEmpty()) {
            fault(field, "fault.consultations");
        }
        for (var consultation : series) {
            if (!wished.contains(consultation.id())) {
                continue;
            }
            // What was wished before may stay; the service knows what was.
            if (!consultation.isOpen() && !typed.isChange()) {
                fault(field, "fault.consultation.closed", consultation.order());
            }
            var before =
                    typed.delegates()
                            .limit(delegate)
                            .filter(other ->
                                    typed.all("delegates." + other + ".consultationIds")
                                            .contains(consultation.id()))
                            .count();
            if (before >= review.delegatesPerConsultation()) {
                fault(
                        field,
                        "fault.consultation.cap",
                        consultation.order(),
                        review.delegatesPerConsultation());
            }
        }
    }

    private void answers() {
        for (var question : review.questions()) {
            var field = "answers." + question.id();
            var label = Words.of(question.label(), locale).text();
            if (question.required() && typed.all(field).isEmpty()) {
                fault(field, "fault.answer", label);
            }
            if (question.maxLength() != null
                    && question.options().isEmpty()
                    && typed.one(field).length() > question.maxLength()) {
                fault(field, "fault.answer.long", label, question.maxLength());
            }
        }
    }

    private void line(String field, String key) {
        missing(field, key);
        tooLong(field, LONGEST_NAME);
    }

    private void missing(String field, String key) {
        if (typed.one(field).isEmpty()) {
            fault(field, key);
        }
    }

    private void unchecked(String field) {
        if (!typed.isChecked(field)) {
            fault(field, "fault." + field);
        }
    }

    private void tooLong(String field, int most) {
        if (typed.one(field).length() > most) {
            fault(field, "fault.long", most);
        }
    }

    private void fault(String field, String key, Object... args) {
        faults.add(Fault.of(field, words.getMessage(key, args, locale)).named(words, locale));
    }

    private static boolean isWebsite(String text) {
        try {
            var address = URI.create(text);
            return Stream.of("http", "https").anyMatch(scheme -> scheme.equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false; // not an address at all
        }
    }
}
