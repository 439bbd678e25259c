package org.talanoa.notification.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.notification.contact.Contact;
import org.talanoa.notification.mail.Letter.Note;
import org.talanoa.notification.mail.Letter.Section;
import org.talanoa.notification.review.ReviewTitle;

/**
 * Writes letters from the templates, which are the bundles {@code mail*.properties}. A letter to an
 * address that nobody has proven yet holds no word of the form but the organization's name.
 */
@Component
class LetterWriter {
    private static final Set<String> WRITTEN = Set.of("en", "fr", "ar");

    /** Those in which the bundle says that there is no mail in them yet. */
    private static final Set<String> APOLOGIES = Set.of("es", "ru", "zh", "ar", "fr");

    private static final int LONGEST = 160;

    private final ResourceBundleMessageSource words = new ResourceBundleMessageSource();

    private final Pages pages;

    LetterWriter(Pages pages) {
        this.pages = pages;
        words.setBasename("mail");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setFallbackToSystemLocale(false);
        words.setAlwaysUseMessageFormat(true);
    }

    /**
     * The letter that tells these, the most important first, which gives it its subject.
     *
     * @param link where its button leads
     */
    Letter write(List<Told> told, Contact contact, ReviewTitle review, String link) {
        var language = languageOf(contact.language(), review.languages());
        var lead = phrases(told.getFirst(), contact, review, language);
        var sections = new ArrayList<Section>();
        for (var one : told) {
            var phrases = phrases(one, contact, review, language);
            var facts = new ArrayList<>(sections.isEmpty() ? lead.registration() : List.of());
            facts.addAll(phrases.consultation());
            sections.add(
                    new Section(
                            phrases.say("headline"),
                            phrases.say("intro"),
                            List.copyOf(facts),
                            phrases.quote(contact)));
        }
        return new Letter(
                language,
                lead.review,
                lead.subject(contact.organizationName()),
                lead.say("preheader"),
                note(contact.language(), language),
                List.copyOf(sections),
                lead.say("button"),
                link,
                lead.say("link-note"),
                lead.common("next"),
                Stream.of("next.1", "next.2").flatMap(key -> lead.mayBe(key).stream()).toList(),
                lead.common("questions"),
                lead.common("signature"),
                lead.common("why"),
                lead.say("why"),
                lead.common("safety"));
    }

    private Phrases phrases(Told told, Contact contact, ReviewTitle review, Locale language) {
        var tag = new LanguageTag(language.getLanguage());
        return new Phrases(
                words,
                language,
                told,
                OneLine.of(contact.organizationName(), LONGEST),
                OneLine.of(review.title().best(tag), LONGEST),
                pages.access());
    }

    /** The reader's, if the review is held in it and the house has words for it, else English. */
    private static Locale languageOf(LanguageTag wanted, List<LanguageTag> ofReview) {
        var tag = primary(wanted);
        boolean offered =
                WRITTEN.contains(tag)
                        && (ofReview.isEmpty()
                                || ofReview.stream().anyMatch(l -> primary(l).equals(tag)));
        return offered ? Locale.of(tag) : Locale.ENGLISH;
    }

    private @Nullable Note note(LanguageTag wanted, Locale written) {
        var tag = primary(wanted);
        if (tag.equals(written.getLanguage())) return null;
        var in = APOLOGIES.contains(tag) ? Locale.of(tag) : Locale.ENGLISH;
        var key = "other-language." + in.getLanguage();
        return new Note(in, words.getMessage(key, null, Locale.ENGLISH));
    }

    private static String primary(LanguageTag tag) {
        return Locale.forLanguageTag(tag.value()).getLanguage();
    }
}
