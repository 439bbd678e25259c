package org.talanoa.portal.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;

/** What header and footer of a review's pages say of it. */
public record ReviewHead(
        String id,
        Words title,
        Words shortTitle,
        List<Words> organizers,
        @Nullable String contact) {
    public static ReviewHead of(Review review, Reader reader) {
        return new ReviewHead(
                review.id(),
                Words.of(review.title(), reader.locale()),
                Words.of(review.shortName(), reader.locale()),
                review.organizers().stream()
                        .map(organizer -> Words.of(organizer, reader.locale()))
                        .toList(),
                review.contacts().isEmpty() ? null : review.contacts().getFirst().email());
    }
}
