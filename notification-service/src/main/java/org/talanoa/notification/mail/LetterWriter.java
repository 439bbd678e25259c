package org.talanoa.notification.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.notice.Template;
import org.talanoa.notification.contact.Contact;
import org.talanoa.notification.mail.Letter.Fact;
import org.talanoa.notification.mail.Letter.Note;
import org.talanoa.notification.notice.Notice;
import org.talanoa.notification.review.ReviewTitle;

/**
 * Writes letters from the templates, which are the bundles {@code mail*.properties}. A letter to an
 * address that nobody has proven yet holds no word of the form but the organization's name.
 */
@Component
class LetterWriter {
    private static final Set<String> WRITTEN = Set.of("en", "fr");

    /** Those in which the bundle says that there is no mail in them yet. */
    private static final Set<String> APOLOGIES = Set.of("es", "ru", "zh", "ar", "fr");

    private static final int LONGEST_IN_SUBJECT = 80;
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

    /** The letter for this notice; {@code link} is where its button leads. */
    Letter write(Notice notice, Contact contact, ReviewTitle review, String link) {
        var language = languageOf(contact.language(), review.languages());
        var phrases =
                new Phrases(
                        language,
                        keyOf(notice.template()),
                        OneLine.of(contact.organizationName(), LONGEST),
                        OneLine.of(title(review, language), LONGEST),
                        notice.reference().value());
        var inSubject = OneLine.of(contact.organizationName(), LONGEST_IN_SUBJECT);
        return new Letter(
                language,
                phrases.review,
                phrases.with("subject", inSubject),
                phrases.say("preheader"),
                note(contact.language(), language),
                phrases.say("headline"),
                phrases.say("intro"),
                List.of(
                        new Fact(phrases.common("organization"), phrases.organization),
                        new Fact(phrases.common("reference"), phrases.reference),
                        new Fact(phrases.common("review"), phrases.review)),
                phrases.say("button"),
                link,
                phrases.say("link-note"),
                phrases.common("next"),
                List.of(phrases.say("next.1"), phrases.say("next.2")),
                phrases.common("questions"),
                phrases.common("signature"),
                phrases.common("why"),
                phrases.say("why"),
                phrases.common("safety"));
    }

    private final class Phrases {
        private final Locale language;
        private final String template;
        private final String organization;
        private final String review;
        private final String reference;

        Phrases(
                Locale language,
                String template,
                String organization,
                String review,
                String reference) {
            this.language = language;
            this.template = template;
            this.organization = organization;
            this.review = review;
            this.reference = reference;
        }

        String say(String key) {
            return with(key, organization, review, reference, pages.access());
        }

        String with(String key, Object... arguments) {
            return words.getMessage(template + "." + key, arguments, language);
        }

        String common(String key) {
            return words.getMessage("common." + key, null, language);
        }
    }

    private static String keyOf(Template template) {
        return template.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String title(ReviewTitle review, Locale language) {
        return review.title().best(new LanguageTag(language.getLanguage()));
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
