package org.talanoa.notification.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.notification.contact.Contact;
import org.talanoa.notification.mail.Letter.Fact;
import org.talanoa.notification.mail.Letter.Quote;

/** The sentences of one template in one language, with what they are about filled in. */
final class Phrases {
    private static final int LONGEST = 160;
    private static final int LONGEST_IN_SUBJECT = 80;

    final String review;
    private final MessageSource words;
    private final Locale language;
    private final Told told;
    private final Times times;
    private final String organization;
    private final String access;

    Phrases(
            MessageSource words,
            Locale language,
            Told told,
            String organization,
            String review,
            String access) {
        this.words = words;
        this.language = language;
        this.told = told;
        this.times = new Times(words, language);
        this.organization = organization;
        this.review = review;
        this.access = access;
    }

    /** A sentence that each template has, its own or that of all. */
    String say(String key) {
        return mayBe(key)
                .orElseGet(() -> words.getMessage("default." + key, arguments(), language));
    }

    Optional<String> mayBe(String key) {
        return Optional.ofNullable(
                words.getMessage(template() + "." + key, arguments(), null, language));
    }

    String common(String key) {
        return words.getMessage("common." + key, null, language);
    }

    String subject(String organizationName) {
        var ofOrganization = OneLine.of(organizationName, LONGEST_IN_SUBJECT);
        var ofConsultation = title(LONGEST_IN_SUBJECT);
        Object[] arguments = {ofOrganization, ofConsultation};
        return words.getMessage(template() + ".subject", arguments, language);
    }

    List<Fact> registration() {
        return List.of(
                new Fact(common("organization"), organization),
                new Fact(common("reference"), told.notice().reference().value()),
                new Fact(common("review"), review));
    }

    List<Fact> consultation() {
        var about = told.consultation();
        if (about == null) return List.of();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(common("consultation"), title(LONGEST)));
        facts.add(new Fact(common("when"), times.of(about)));
        facts.add(new Fact(common("where"), common("mode." + about.mode())));
        if (!until().isEmpty()) facts.add(new Fact(common("until"), until()));
        if (told.isForCalendar()) {
            facts.add(new Fact(common("calendar"), CalendarEntry.fileName(about)));
        }
        return List.copyOf(facts);
    }

    /** The secretariat's words: those of a decision, or why a consultation changed. */
    @Nullable Quote quote(Contact contact) {
        var decision = told.notice().decision();
        var about = told.notice().about();
        var text =
                decision != null
                        ? contact.words(decision.at()).orElse("")
                        : about == null || about.note() == null
                                ? ""
                                : about.note().best(new LanguageTag(language.getLanguage()));
        if (text.isBlank()) return null;
        var lines = text.strip().lines().map(line -> OneLine.of(line, Integer.MAX_VALUE)).toList();
        return new Quote(common("quote"), lines);
    }

    private Object[] arguments() {
        var reference = told.notice().reference().value();
        return new Object[] {organization, review, reference, access, title(LONGEST), until()};
    }

    private String title(int longest) {
        var about = told.consultation();
        return about == null
                ? ""
                : OneLine.of(about.title().best(new LanguageTag(language.getLanguage())), longest);
    }

    private String until() {
        var about = told.notice().about();
        var consultation = told.consultation();
        return about == null || about.offerUntil() == null || consultation == null
                ? ""
                : times.of(about.offerUntil(), consultation.timeZone());
    }

    private String template() {
        return told.notice().template().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
