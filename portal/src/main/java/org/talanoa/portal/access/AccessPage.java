package org.talanoa.portal.access;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Review;

/**
 * The form that asks for a link, ready to print.
 *
 * @param choices the reviews to choose from; none while they can't be had or there is one only
 * @param notice what led here; null where the reader came by herself
 * @param home where to go on without a link, for a browser that still holds a session
 */
record AccessPage(
        List<Choice> choices,
        Typed typed,
        List<String> faults,
        @Nullable Notice notice,
        boolean away,
        @Nullable String home) {

    /** Why somebody sees this page who did not ask for it. */
    enum Notice {
        LINK_INVALID("tone-wait", "alert"),
        SESSION_NEEDED("tone-wait", "lock"),
        SIGNED_OUT("tone-good", "check");

        private final String tone;
        private final String icon;

        Notice(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }

        public String tone() {
            return tone;
        }

        public String icon() {
            return icon;
        }

        public String key() {
            return "access." + name();
        }

        String path() {
            return "/access?notice=" + name();
        }

        static @Nullable Notice named(String name) {
            return Stream.of(values())
                    .filter(notice -> notice.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A review to choose. */
    record Choice(String id, Words title) {}

    /** What stands in the form. */
    record Typed(String reviewId, String email, String idempotencyKey, String notice) {
        Typed with(String review) {
            return new Typed(review, email, idempotencyKey, notice);
        }

        @Override
        public String toString() {
            return "Typed[" + reviewId + "]";
        }
    }

    static AccessPage of(
            List<Review> reviews,
            Typed typed,
            List<String> faults,
            boolean away,
            @Nullable String home,
            Reader reader) {
        return new AccessPage(
                reviews.size() < 2
                        ? List.of()
                        : reviews.stream()
                                .map(review ->
                                        new Choice(
                                                review.id(),
                                                Words.of(review.shortName(), reader.locale())))
                                .toList(),
                reviews.size() == 1 ? typed.with(reviews.getFirst().id()) : typed,
                faults,
                away ? null : Notice.named(typed.notice()),
                away,
                home);
    }

    public boolean hasFault(String field) {
        return faults.contains(field);
    }
}
