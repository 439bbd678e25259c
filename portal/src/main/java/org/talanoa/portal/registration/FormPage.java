package org.talanoa.portal.registration;

import java.text.Collator;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.FormField;
import org.talanoa.portal.page.Languages;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.SeriesRow;

/**
 * The registration form, ready to print.
 *
 * @param path where the form is sent
 * @param shown the steps on this page: one, or all in which something must be put right
 * @param notice key of a sentence on top; null for none
 */
record FormPage(
        String path,
        ReviewView review,
        List<Stage> stages,
        Set<Step> shown,
        int number,
        @Nullable Step before,
        @Nullable Step after,
        List<Fault> faults,
        @Nullable String notice,
        Typed typed,
        List<Map.Entry<String, String>> hidden,
        List<Answers> answers,
        List<DirectoryMatch> matches) {
    private static final Set<String> WITH_HELP =
            Set.of(
                    "organization.name",
                    "organization.acronym",
                    "organization.directoryId",
                    "focalPoint.email",
                    "delegate.accessNeeds",
                    "delegate.consultationIds");

    private static final Set<String> OPTIONAL =
            Set.of("organization.acronym", "organization.website", "delegate.accessNeeds");

    /** What of the review the form offers to choose from. */
    record ReviewView(
            String id,
            List<SeriesRow> series,
            List<Choice> types,
            List<Choice> region,
            List<Choice> elsewhere,
            List<Question> questions,
            List<Languages.Language> languages,
            int cap) {
        static ReviewView of(
                Review review, List<Consultation> series, Reader reader, MessageSource words) {
            var dates = new Dates(words, reader);
            return new ReviewView(
                    review.id(),
                    series.stream().map(one -> SeriesRow.of(one, review, reader, dates)).toList(),
                    review.stakeholderTypes().stream()
                            .map(type ->
                                    new Choice(
                                            type.code(), Words.of(type.label(), reader.locale())))
                            .toList(),
                    countries(
                            review.countries().stream().filter(c -> c.subregion() != null), reader),
                    countries(
                            review.countries().stream().filter(c -> c.subregion() == null), reader),
                    review.questions().stream().map(field -> Question.of(field, reader)).toList(),
                    Languages.all().stream()
                            .filter(language -> review.languages().contains(language.tag()))
                            .toList(),
                    review.delegatesPerConsultation());
        }

        /** What stays of a review while nobody can be asked about it. */
        static ReviewView unknown(String id) {
            return new ReviewView(
                    id, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0);
        }

        public List<SeriesRow> open() {
            return series.stream().filter(SeriesRow::open).toList();
        }

        public List<SeriesRow> later() {
            return series.stream()
                    .filter(row ->
                            row.cancelled() || row.chip().key().equals("consultation.ANNOUNCED"))
                    .toList();
        }

        /** By name in the reader's own alphabet; no list of ours decides which one comes first. */
        private static List<Choice> countries(Stream<Review.Country> countries, Reader reader) {
            var alphabet = Collator.getInstance(reader.locale());
            return countries
                    .map(country ->
                            new Choice(country.code(), Words.of(country.name(), reader.locale())))
                    .sorted(Comparator.comparing(choice -> choice.label().text(), alphabet))
                    .toList();
        }
    }

    /** One thing to choose. */
    record Choice(String value, Words label) {}

    /** A question of this review. */
    record Question(
            String field,
            Words label,
            @Nullable Words help,
            Review.Kind kind,
            boolean required,
            List<Choice> options) {
        private static final String FIELDS = "answers.";

        String id() {
            return field.substring(FIELDS.length());
        }

        static Question of(Review.Field field, Reader reader) {
            return new Question(
                    FIELDS + field.id(),
                    Words.of(field.label(), reader.locale()),
                    field.help() == null || field.help().isEmpty()
                            ? null
                            : Words.of(field.help(), reader.locale()),
                    field.kind(),
                    field.required(),
                    field.options().stream()
                            .map(option ->
                                    new Choice(
                                            option.id(), Words.of(option.label(), reader.locale())))
                            .toList());
        }
    }

    /** A step as the bar on top shows it; one that was reached can be gone back to. */
    record Stage(Step step, int number, boolean current, boolean reached) {}

    static FormPage of(
            String path,
            Review review,
            List<Consultation> series,
            Typed typed,
            Set<Step> wished,
            List<Fault> faults,
            @Nullable String notice,
            Reader reader,
            MessageSource words) {
        var steps = Step.of(review);
        var shown = Step.of(review, wished);
        var first = Collections.min(shown);
        int at = steps.indexOf(first);
        var furthest =
                Step.named(typed.one("reached"))
                        .filter(step -> step.compareTo(first) > 0)
                        .orElse(first);
        var reached = typed.with("reached", furthest.name());
        var view = ReviewView.of(review, series, reader, words);
        return new FormPage(
                path,
                view,
                steps.stream()
                        .map(step ->
                                new Stage(
                                        step,
                                        steps.indexOf(step) + 1,
                                        step == first,
                                        step != first && step.compareTo(furthest) <= 0))
                        .toList(),
                shown,
                at + 1,
                at == 0 ? null : steps.get(at - 1),
                first == Step.CHECK ? null : steps.get(at + 1),
                faults,
                notice,
                reached,
                reached.hiddenBeside(shown),
                shown.contains(Step.CHECK)
                        ? Answers.of(
                                NewRegistration.of(typed, review),
                                DirectoryEntry.chosenInWords(typed, reader.locale()),
                                view,
                                words,
                                reader.locale())
                        : List.of(),
                DirectoryEntry.in(reached).stream()
                        .map(entry -> DirectoryMatch.of(entry, view, reader.locale()))
                        .toList());
    }

    public boolean shows(String step) {
        return shown.contains(Step.valueOf(step));
    }

    public FormField field(String name) {
        var kind = name.replaceFirst("^delegates\\.\\d+\\.", "delegate.");
        return field(name, "form." + kind, OPTIONAL.contains(kind), WITH_HELP.contains(kind));
    }

    public FormField field(Question question) {
        return field(question.field(), "", !question.required(), question.help() != null);
    }

    private FormField field(String name, String key, boolean optional, boolean help) {
        var fault =
                faults.stream()
                        .filter(one -> one.field().equals(name))
                        .findFirst()
                        .map(Fault::words)
                        .orElse(null);
        return FormField.of(name, key, optional, help, typed.all(name), fault);
    }

    /** Whether it was said that the organization is none of those found. */
    public boolean isNoMatch() {
        return typed.values().containsKey(DirectoryEntry.FIELD)
                && typed.one(DirectoryEntry.FIELD).isEmpty();
    }

    /** The numbers of the delegates, from 0. */
    public List<Integer> delegates() {
        return typed.delegates().boxed().toList();
    }

    /** What the Enter key and the one filled button do. */
    public String action() {
        return shown.contains(Step.CHECK) && shown.size() == 1 ? "send" : "next";
    }

    public boolean changes() {
        return typed.isChange();
    }

    /** Those open to all, and those that this delegate has been named for before. */
    public List<SeriesRow> choosable(int delegate) {
        var wished = typed.all("delegates." + delegate + ".consultationIds");
        return review.series().stream()
                .filter(row -> row.open() || (changes() && wished.contains(row.id())))
                .toList();
    }

    /** What stands for the name in examples of how others will see it, until one is typed. */
    public String exampleName() {
        return typed.one("organization.name");
    }

    public String exampleCountry() {
        return Answers.labelOf(
                typed.one("organization.country"),
                Stream.concat(review.region().stream(), review.elsewhere().stream()));
    }

    public String examplePerson() {
        return (typed.one("focalPoint.givenName") + " " + typed.one("focalPoint.familyName"))
                .strip();
    }

    @Override
    public String toString() {
        return "FormPage[" + review.id() + ", " + shown + "]";
    }
}
