package org.talanoa.portal.consultation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.FormField;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Review;

/**
 * The form of a draft, ready to print.
 *
 * @param id null for one that is new
 * @param version the one that was seen; null for one that is new
 */
record DraftPage(
        @Nullable String id,
        String reviewId,
        Words review,
        int release,
        boolean over,
        boolean cancellable,
        Typed typed,
        Faults faults,
        List<Language> languages,
        List<Choice> objectives,
        List<Choice> topics,
        String formKey,
        @Nullable Long version) {
    private static final Set<String> WITH_HELP =
            Set.of("timeZone", "capacity", Typed.OPENS, Typed.CLOSES);
    private static final Set<String> NEEDED = Set.of("order", "timeZone", "mode");

    /** A language to write in, named in itself. */
    record Language(String tag, String name) {
        static Language of(String tag) {
            var locale = Locale.forLanguageTag(tag);
            return new Language(tag, locale.getDisplayLanguage(locale));
        }
    }

    record Choice(String value, Words label) {}

    static DraftPage of(
            Review review,
            @Nullable Draft draft,
            Typed typed,
            Faults faults,
            String formKey,
            @Nullable Long version,
            Reader reader) {
        var over = draft != null && draft.isOver();
        return new DraftPage(
                draft == null ? null : draft.id(),
                review.id(),
                Words.of(review.shortName(), reader.locale()),
                draft == null ? 0 : draft.release(),
                over,
                draft != null && draft.release() > 0 && !over,
                typed,
                faults,
                review.languages().stream().map(Language::of).toList(),
                objectives(review, reader),
                review.topics().stream()
                        .map(topic ->
                                new Choice(topic.code(), Words.of(topic.title(), reader.locale())))
                        .toList(),
                formKey,
                version);
    }

    private static List<Choice> objectives(Review review, Reader reader) {
        return review.framework() == null
                ? List.of()
                : review.framework().objectives().stream()
                        .map(one ->
                                new Choice(
                                        String.valueOf(one.number()),
                                        Words.of(
                                                Objects.requireNonNullElse(
                                                        one.shortTitle(), one.title()),
                                                reader.locale())))
                        .toList();
    }

    public FormField field(String name) {
        return FormField.of(
                name,
                "draft." + name,
                !NEEDED.contains(name),
                WITH_HELP.contains(name),
                typed.all(name),
                faults.at(name).orElse(null));
    }
}
