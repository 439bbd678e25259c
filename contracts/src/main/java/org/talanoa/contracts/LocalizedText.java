package org.talanoa.contracts;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text the secretariat has published, by language (BCP 47). The only text that a fact may carry.
 */
public record LocalizedText(SortedMap<String, String> texts) {
    public LocalizedText {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    public static LocalizedText of(Map<String, String> texts) {
        return new LocalizedText(new TreeMap<>(texts));
    }

    /** The text in this language; empty when it has not been written in it. */
    public Optional<String> in(LanguageTag language) {
        return Optional.ofNullable(texts.get(language.value()));
    }

    /**
     * The text in this language, else in English, else in any: what a reader gets when hers is
     * missing.
     */
    public String best(LanguageTag language) {
        return in(language)
                .or(() -> in(new LanguageTag("en")))
                .orElseGet(() -> texts.firstEntry().getValue());
    }
}
