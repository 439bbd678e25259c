package org.talanoa.portal.page;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
}
