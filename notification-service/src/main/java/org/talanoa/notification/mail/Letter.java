package org.talanoa.notification.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, part by part, before it becomes text and HTML.
 *
 * @param preheader what a list of mails shows beside the subject
 * @param otherLanguage tells that the mail is not written in the reader's language; null if it is
 * @param sections what happened, the most important first; at least one
 * @param link the one thing to do; alone on its line in the text
 * @param next what comes next; may be nothing
 */
record Letter(
        Locale language,
        String review,
        String subject,
        String preheader,
        @Nullable Note otherLanguage,
        List<Section> sections,
        String button,
        String link,
        String linkNote,
        String nextTitle,
        List<String> next,
        String questions,
        String signature,
        String whyTitle,
        String why,
        String safety) {

    record Fact(String label, String value) {}

    /**
     * One thing that happened.
     *
     * @param quote the secretariat's words; null where it said nothing
     */
    record Section(String headline, String intro, List<Fact> facts, @Nullable Quote quote) {}

    /** Words of the secretariat, line by line. */
    record Quote(String label, List<String> lines) {}

    /** A sentence in a language of its own. */
    record Note(Locale language, String text) {
        /** For the {@code dir} of HTML. */
        public String direction() {
            return Letter.direction(language);
        }
    }

    /** For the {@code dir} of HTML. */
    public String direction() {
        return direction(language);
    }

    private static String direction(Locale language) {
        return language.getLanguage().equals("ar") ? "rtl" : "ltr";
    }

    /** It holds a link that only its receiver may see. */
    @Override
    public String toString() {
        return "Letter";
    }
}
