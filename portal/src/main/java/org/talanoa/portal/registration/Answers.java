package org.talanoa.portal.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.talanoa.portal.page.Languages;
import org.talanoa.portal.registration.FormPage.Choice;
import org.talanoa.portal.registration.FormPage.ReviewView;

/** What was answered in one step, to be looked over before it is sent. */
record Answers(Step step, List<Row> rows) {
    /** One answer, of a few lines. */
    record Row(String label, List<String> lines) {
        @Override
        public String toString() {
            return "Row[" + label + "]";
        }
    }

    static List<Answers> of(
            Typed typed, ReviewView review, List<Step> steps, MessageSource words, Locale locale) {
        var looker = new Looker(typed, review, words, locale);
        return steps.stream()
                .filter(step -> step != Step.CHECK)
                .map(step -> new Answers(step, looker.rows(step)))
                .toList();
    }

    static String labelOf(String code, Stream<Choice> choices) {
        return choices.filter(choice -> choice.value().equals(code))
                .findFirst()
                .map(choice -> choice.label().text())
                .orElse("");
    }

    private record Looker(Typed typed, ReviewView review, MessageSource words, Locale locale) {
        List<Row> rows(Step step) {
            return switch (step) {
                case ORGANIZATION ->
                        Stream.concat(organization().stream(), inDirectory().stream()).toList();
                case PEOPLE -> people();
                case ANSWERS -> answers();
                case SHOWN -> shown();
                case CHECK -> List.of();
            };
        }

        private List<Row> organization() {
            var acronym = typed.one("organization.acronym");
            return rows(
                    row(
                            "form.organization.name",
                            typed.one("organization.name") + inBrackets(acronym)),
                    row(
                            "form.organization.type",
                            labelOf(typed.one("organization.type"), review.types().stream())),
                    row(
                            "form.organization.country",
                            labelOf(
                                    typed.one("organization.country"),
                                    Stream.concat(
                                            review.region().stream(),
                                            review.elsewhere().stream()))),
                    row("form.organization.website", typed.one("organization.website")));
        }

        /** What is sent is shown, even an id of which nothing more is known. */
        private Optional<Row> inDirectory() {
            var id = typed.one(DirectoryEntry.FIELD);
            return id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            row(
                                    "form.organization.directory",
                                    DirectoryEntry.chosenIn(typed)
                                            .map(this::withAcronym)
                                            .orElse(id)));
        }

        private String withAcronym(DirectoryEntry entry) {
            var acronym = entry.acronym() == null ? "" : entry.acronym();
            return entry.name(locale).text() + inBrackets(acronym);
        }

        private static String inBrackets(String acronym) {
            return acronym.isEmpty() ? "" : " (" + acronym + ")";
        }

        private List<Row> people() {
            var rows = new ArrayList<Row>();
            rows.add(new Row(say("form.focalPoint"), person("focalPoint")));
            typed.delegates()
                    .forEach(delegate ->
                            rows.add(
                                    new Row(
                                            say("form.delegate", delegate + 1),
                                            delegate(delegate))));
            return rows;
        }

        private List<String> person(String fields) {
            var language =
                    Languages.all().stream()
                            .filter(one -> one.tag().equals(typed.one(fields + ".locale")))
                            .map(Languages.Language::name);
            return Stream.concat(
                            Stream.of(
                                    (typed.one(fields + ".givenName")
                                                    + " "
                                                    + typed.one(fields + ".familyName"))
                                            .strip(),
                                    typed.one(fields + ".email")),
                            language)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }

        private List<String> delegate(int delegate) {
            var fields = "delegates." + delegate;
            var lines = new ArrayList<>(person(typed.personOf(delegate)));
            for (var row : review.open()) {
                if (typed.all(fields + ".consultationIds").contains(row.id())) {
                    lines.add(
                            Stream.concat(
                                            Stream.of(row.order() + ". " + row.title().text()),
                                            Stream.concat(
                                                    Stream.ofNullable(row.day()),
                                                    row.slots().stream()))
                                    .collect(Collectors.joining(" · ")));
                }
            }
            if (typed.isChecked(fields + ".wantsToSpeak")) {
                lines.add(say("form.delegate.wantsToSpeak"));
            }
            if (!typed.one(fields + ".accessNeeds").isEmpty()) {
                lines.add(typed.one(fields + ".accessNeeds"));
            }
            return lines;
        }

        private List<Row> answers() {
            return review.questions().stream()
                    .map(question ->
                            new Row(
                                    question.label().text(),
                                    typed.all(question.field()).stream()
                                            .map(answer ->
                                                    question.options().isEmpty()
                                                            ? answer
                                                            : labelOf(
                                                                    answer,
                                                                    question.options().stream()))
                                            .toList()))
                    .toList();
        }

        private List<Row> shown() {
            var visibility = typed.one("visibility");
            return rows(
                    row(
                            "form.visibility",
                            visibility.matches("PUBLIC|ORGANIZATION_ONLY|CONFIDENTIAL")
                                    ? say("form.visibility." + visibility)
                                    : ""),
                    row("form.consents.publishName", yesOrNo("consents.publishName")),
                    row("form.consents.mailingList", yesOrNo("consents.mailingList")));
        }

        private String yesOrNo(String field) {
            return say(typed.isChecked(field) ? "form.yes" : "form.no");
        }

        private List<Row> rows(Row... rows) {
            return List.of(rows);
        }

        private Row row(String key, String line) {
            return new Row(say(key), line.isEmpty() ? List.of() : List.of(line));
        }

        private String say(String key, Object... args) {
            return words.getMessage(key, args, locale);
        }

        @Override
        public String toString() {
            return "Looker[" + review.id() + "]";
        }
    }
}
