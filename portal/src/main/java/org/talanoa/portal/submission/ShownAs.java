package org.talanoa.portal.submission;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Review;

/**
 * What others will read in the place of an organization, for one choice of attribution. The
 * stricter of that choice and what was said in the registration wins ("who sees what" of the API).
 *
 * @param example null where nobody will read anything
 */
record ShownAs(String attribution, @Nullable String example) {
    private static final List<String> ATTRIBUTIONS =
            List.of("NAMED", "TYPE_AND_COUNTRY", "CONFIDENTIAL");

    /** The choices without an example, if it is not known who hands in. */
    static List<ShownAs> of(
            @Nullable Registrant by, Review review, MessageSource words, Locale locale) {
        return ATTRIBUTIONS.stream()
                .map(one -> new ShownAs(one, example(one, by, review, words, locale)))
                .toList();
    }

    /** Why a choice shows less than it says; null where none does. */
    static @Nullable String stricter(@Nullable Registrant by) {
        if (by == null) return null;
        if (by.isConfidential()) return "submit.stricter.confidential";
        return by.keepsItsName() ? "submit.stricter.name" : null;
    }

    private static @Nullable String example(
            String attribution,
            @Nullable Registrant by,
            Review review,
            MessageSource words,
            Locale locale) {
        if (by == null || by.organization() == null) return null;
        if (by.isConfidential() || attribution.equals("CONFIDENTIAL")) return null;
        var of = by.organization();
        var type =
                review.stakeholderTypes().stream()
                        .filter(one -> one.code().equals(of.type()))
                        .map(one -> Words.of(one.label(), locale).text())
                        .findFirst()
                        .orElse("");
        var country =
                review.countries().stream()
                        .filter(one -> one.code().equals(of.country()))
                        .map(one -> Words.of(one.name(), locale).text())
                        .findFirst()
                        .orElse("");
        var named = attribution.equals("NAMED") && !by.keepsItsName() && of.name() != null;
        return words.getMessage(
                named ? "submit.example.named" : "submit.example.type",
                new Object[] {named ? of.name() : type, named ? type : country, country},
                locale);
    }
}
