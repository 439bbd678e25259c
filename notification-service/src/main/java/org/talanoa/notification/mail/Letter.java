package org.talanoa.notification.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, part by part, before it becomes text and HTML.
 *
 * @param preheader what a list of mails shows beside the subject
 * @param otherLanguage tells that the mail is not written in the reader's language; null if it is
 * @param link the one thing to do; alone on its line in the text
 * @param next what comes next
 */
record Letter(
        Locale language,
        String review,
        String subject,
        String preheader,
        @Nullable Note otherLanguage,
        String headline,
        String intro,
        List<Fact> facts,
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

    /** A sentence in a language of its own. */
    record Note(Locale language, String text) {
        /** For the {@code dir} of HTML. */
        public String direction() {
            return language.getLanguage().equals("ar") ? "rtl" : "ltr";
        }
    }

    /** It holds a link that only its receiver may see. */
    @Override
    public String toString() {
        return "Letter";
    }
}
