package org.talanoa.portal.submission;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.FormField;
import org.talanoa.portal.page.FormValues;
import org.talanoa.portal.page.Languages;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Review;

/**
 * The form of a submission, ready to print.
 *
 * @param notice key of a sentence on top; null for none
 * @param languages of the world by name, for what is written in none of the pages' own
 * @param shownAs what others will read instead of this organization, by attribution
 * @param stricter key of why some choices show less than they say; null where none does
 */
record SubmissionFormPage(
        String path,
        String back,
        String reviewId,
        FormValues typed,
        List<SubmissionFault> faults,
        @Nullable String notice,
        List<Integer> points,
        boolean mayAddPoint,
        List<Choice> consultations,
        List<Choice> objectives,
        List<Choice> topics,
        List<Languages.Language> ours,
        List<Languages.Language> languages,
        List<ShownAs> shownAs,
        @Nullable String stricter) {
    static final List<String> KINDS = List.of("RECOMMENDATION", "CHALLENGE", "PROMISING_PRACTICE");
    static final List<String> ADDRESSEES =
            List.of(
                    "GOVERNMENTS",
                    "COUNTRIES_OF_ORIGIN",
                    "COUNTRIES_OF_TRANSIT",
                    "COUNTRIES_OF_DESTINATION",
                    "UN_ENTITIES",
                    "REGIONAL_BODIES",
                    "EMPLOYERS",
                    "MEDIA",
                    "CIVIL_SOCIETY",
                    "OTHER");
    private static final Set<String> NEEDED = Set.of("title", "language", "kind", "text");

    /** One thing to choose. */
    record Choice(String value, Words label) {}

    static SubmissionFormPage of(
            SubmissionForm form, List<SubmissionFault> faults, @Nullable String notice) {
        var locale = form.reader().locale();
        var review = form.review();
        return new SubmissionFormPage(
                SubmissionForm.path(form.registration()),
                "/registrations/" + form.registration(),
                review.id(),
                form.typed(),
                faults,
                notice,
                SubmissionForm.points(form.typed()),
                form.mayAddPoint(),
                form.series().stream()
                        .filter(one -> !one.status().equals("CANCELLED"))
                        .map(one -> new Choice(one.id(), Words.of(one.title(), locale)))
                        .toList(),
                objectives(review, locale),
                review.topics().stream()
                        .map(topic -> new Choice(topic.code(), Words.of(topic.title(), locale)))
                        .toList(),
                Languages.all(),
                languages(locale),
                ShownAs.of(form.by(), review, form.words(), locale),
                ShownAs.stricter(form.by()));
    }

    private static List<Choice> objectives(Review review, Locale locale) {
        var framework = review.framework();
        return framework == null
                ? List.of()
                : framework.objectives().stream()
                        .map(one ->
                                new Choice(
                                        String.valueOf(one.number()),
                                        Words.of(one.title(), locale)))
                        .toList();
    }

    /** Those of ISO 639-1 beside our six, in the reader's own alphabet. */
    private static List<Languages.Language> languages(Locale locale) {
        var alphabet = Collator.getInstance(locale);
        var ours = Languages.all().stream().map(Languages.Language::tag).toList();
        return Stream.of(Locale.getISOLanguages())
                .filter(tag -> tag.length() == 2 && !ours.contains(tag))
                .map(tag -> new Languages.Language(tag, Locale.of(tag).getDisplayLanguage(locale)))
                .filter(language -> !language.name().equals(language.tag()))
                .sorted(Comparator.comparing(Languages.Language::name, alphabet))
                .toList();
    }

    public FormField field(String name) {
        var kind = name.replaceFirst("^points\\.\\d+\\.", "");
        var fault =
                faults.stream()
                        .filter(one -> one.field().equals(name))
                        .findFirst()
                        .map(SubmissionFault::words)
                        .orElse(null);
        var key = "submit.field." + (kind.equals(name) ? kind : "points." + kind);
        return FormField.of(name, key, !NEEDED.contains(kind), true, typed.all(name), fault);
    }

    public FormField field(int point, String kind) {
        return field(SubmissionForm.POINTS + "." + point + "." + kind);
    }

    public List<String> kinds() {
        return KINDS;
    }

    public List<String> addressees() {
        return ADDRESSEES;
    }

    @Override
    public String toString() {
        return "SubmissionFormPage[" + reviewId + "]";
    }
}
