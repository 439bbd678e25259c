package org.talanoa.portal.registration;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.registration.FormPage.Choice;
import org.talanoa.portal.registration.FormPage.ReviewView;
import org.talanoa.portal.registration.OwnRegistration.Entry;
import org.talanoa.portal.review.Chip;

/**
 * An organization's own page, ready to print.
 *
 * @param kind of organization and country, in the review's words
 * @param seats one for each consultation wished; none while the review is unknown
 * @param next keys of what is still to come, in its order
 * @param delegates whose data can be erased one by one
 * @param open whether it can be changed and withdrawn
 * @param formKey of the buttons that answer an offer
 */
record RegistrationPage(
        String id,
        String reference,
        String name,
        List<Words> kind,
        Chip state,
        String wordsKey,
        List<SeatRow> seats,
        List<Answers> received,
        List<Event> history,
        List<String> next,
        List<Named> delegates,
        boolean open,
        String formKey) {

    /** Something that happened; {@code by} is null where nobody is named. */
    record Event(
            String at, Instant instant, String what, @Nullable String by, @Nullable String reason) {
        @Override
        public String toString() {
            return "Event[" + what + "]";
        }
    }

    /** A delegate by name. */
    record Named(String id, String name) {
        @Override
        public String toString() {
            return "Named[" + id + "]";
        }
    }

    /**
     * @param review unknown while consultation-service is away
     * @param zone on whose clock the history is told, beside the reader's
     */
    static RegistrationPage of(
            OwnRegistration registration,
            ReviewView review,
            ZoneId zone,
            Reader reader,
            MessageSource words) {
        var dates = new Dates(words, reader);
        var state = Chip.ofRegistration(registration.status());
        return new RegistrationPage(
                registration.id(),
                registration.reference(),
                registration.name(),
                kind(registration, review),
                state,
                state.key() + ".words",
                review.series().isEmpty()
                        ? List.of()
                        : registration.seats().stream()
                                .map(seat ->
                                        SeatRow.of(
                                                seat,
                                                registration.status(),
                                                review.series(),
                                                zone,
                                                dates))
                                .toList(),
                received(registration, review, words, reader.locale()),
                registration.history().stream()
                        .map(entry -> event(entry, zone, dates, words, reader.locale()))
                        .toList(),
                switch (registration.status()) {
                    case "UNCONFIRMED" -> List.of("next.confirm", "next.decide", "next.seat");
                    case "UNDER_REVIEW" -> List.of("next.decide", "next.seat");
                    default -> List.of();
                },
                registration.delegates().stream()
                        .filter(delegate -> delegate.id() != null)
                        .map(delegate ->
                                new Named(String.valueOf(delegate.id()), delegate.person().name()))
                        .toList(),
                !registration.status().equals("WITHDRAWN"),
                FormKey.fresh());
    }

    private static List<Words> kind(OwnRegistration registration, ReviewView review) {
        var organization = registration.organization();
        return Stream.concat(
                        review.types().stream()
                                .filter(type -> type.value().equals(organization.type())),
                        Stream.concat(review.region().stream(), review.elsewhere().stream())
                                .filter(country -> country.value().equals(organization.country())))
                .map(Choice::label)
                .toList();
    }

    /** What the form asked, and the two consents without which it could not be sent. */
    private static List<Answers> received(
            OwnRegistration registration, ReviewView review, MessageSource words, Locale locale) {
        return Answers.of(registration, "", review, words, locale).stream()
                .map(answers ->
                        answers.step() == Step.SHOWN
                                ? withConsents(answers, registration, words, locale)
                                : answers)
                .toList();
    }

    private static Answers withConsents(
            Answers shown, OwnRegistration registration, MessageSource words, Locale locale) {
        var consents = registration.consents();
        var rows = new ArrayList<>(shown.rows());
        rows.add(consent("form.consents.privacyNotice", consents.privacyNotice(), words, locale));
        rows.add(consent("form.consents.codeOfConduct", consents.codeOfConduct(), words, locale));
        return new Answers(shown.step(), rows);
    }

    private static Answers.Row consent(
            String key, boolean given, MessageSource words, Locale locale) {
        return new Answers.Row(
                words.getMessage(key, null, locale)
                        + " "
                        + words.getMessage(key + ".link", null, locale),
                List.of(words.getMessage(given ? "form.yes" : "form.no", null, locale)));
    }

    private static Event event(
            Entry entry, ZoneId zone, Dates dates, MessageSource words, Locale locale) {
        var other = dates.say("history.other");
        return new Event(
                dates.moment(entry.at().atZone(zone)),
                entry.at(),
                String.valueOf(words.getMessage("history." + entry.what(), null, other, locale)),
                entry.by() == null
                        ? null
                        : words.getMessage("history.by." + entry.by(), null, null, locale),
                entry.reason());
    }

    @Override
    public String toString() {
        return "RegistrationPage[" + reference + "]";
    }
}
