package org.talanoa.portal.queue;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Chosen;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;

/** The review's words for its codes. What it has no words for any more stays the code. */
record Names(Chosen chosen, Locale locale) {
    Review review() {
        return chosen.review();
    }

    /** Whether there may be newer words, which can't be asked for. */
    boolean away() {
        return chosen.away();
    }

    Words type(String code) {
        return named(types(), code);
    }

    Words country(String code) {
        return named(countries(), code);
    }

    Words subregion(String code) {
        return named(subregions(), code);
    }

    Stream<Map.Entry<String, Words>> types() {
        return review().stakeholderTypes().stream().map(one -> entry(one.code(), one.label()));
    }

    Stream<Map.Entry<String, Words>> countries() {
        return review().countries().stream().map(one -> entry(one.code(), one.name()));
    }

    Stream<Map.Entry<String, Words>> subregions() {
        return review().subregions().stream().map(one -> entry(one.code(), one.name()));
    }

    Stream<Map.Entry<String, Words>> consultations() {
        return chosen.series().stream().map(one -> Map.entry(one.id(), numbered(one)));
    }

    Optional<Consultation> consultation(String id) {
        return chosen.series().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Words numbered(Consultation consultation) {
        var title = Words.of(consultation.title(), locale);
        return new Words(consultation.order() + ". " + title.text(), title.lang());
    }

    /** The clock of the series. */
    ZoneId zone() {
        return chosen.series().stream()
                .map(Consultation::zone)
                .findFirst()
                .orElse(ZoneId.of("UTC"));
    }

    private Map.Entry<String, Words> entry(String code, Map<String, String> texts) {
        return Map.entry(code, Words.of(texts, locale));
    }

    static Words named(Stream<Map.Entry<String, Words>> names, String code) {
        return names.filter(one -> one.getKey().equals(code))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(new Words(code, null));
    }
}
