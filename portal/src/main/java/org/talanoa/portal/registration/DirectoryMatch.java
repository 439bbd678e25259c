package org.talanoa.portal.registration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.registration.FormPage.Choice;
import org.talanoa.portal.registration.FormPage.ReviewView;

/**
 * An organization of the directory, as the form offers it.
 *
 * @param carried the whole entry, for the form to carry along
 * @param details kind and country, as far as the review has words for them
 */
record DirectoryMatch(
        String id, String carried, Words name, @Nullable String acronym, List<Words> details) {
    static DirectoryMatch of(DirectoryEntry entry, ReviewView review, Locale locale) {
        var countries = Stream.concat(review.region().stream(), review.elsewhere().stream());
        return new DirectoryMatch(
                entry.id(),
                entry.asCarried(),
                entry.name(locale),
                entry.acronym(),
                Stream.of(
                                label(entry.type(), review.types().stream()),
                                label(entry.country(), countries))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Words> label(@Nullable String code, Stream<Choice> choices) {
        return choices.filter(choice -> choice.value().equals(code)).findFirst().map(Choice::label);
    }
}
