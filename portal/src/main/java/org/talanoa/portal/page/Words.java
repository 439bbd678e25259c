package org.talanoa.portal.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.talanoa.portal.remote.Refusal;

/**
 * A text of the secretariat as one reader sees it.
 *
 * @param lang the language of the text where it is another one than the page's, else null
 */
public record Words(String text, @Nullable String lang) {
    /**
     * The reader's language, else English, else whatever there is; the page marks what is not in
     * its own language.
     */
    public static Words of(Map<String, String> texts, Locale locale) {
        var own = texts.get(locale.getLanguage());
        if (own != null) {
            return new Words(own, null);
        }
        var english = texts.get("en");
        if (english != null) {
            return new Words(english, "en");
        }
        return texts.entrySet().stream()
                .findFirst()
                .map(any -> new Words(any.getValue(), any.getKey()))
                .orElse(new Words("", null));
    }

    /**
     * What a service refused, in the first of our own words that there are, else in the service's,
     * which speaks English and French.
     *
     * @param keys of our words, those nearest to the field first
     * @param otherwise the key of what is said where the service has no words either
     */
    public static Words of(
            Refusal.Entry refused,
            List<String> keys,
            String otherwise,
            MessageSource words,
            Locale locale) {
        for (var key : keys) {
            var ours = words.getMessage(key, null, null, locale);
            if (ours != null) return new Words(ours, null);
        }
        if (refused.message() == null) {
            return new Words(words.getMessage(otherwise, null, locale), null);
        }
        boolean spoken = List.of("en", "fr").contains(locale.getLanguage());
        return new Words(refused.message(), spoken ? null : "en");
    }
}
