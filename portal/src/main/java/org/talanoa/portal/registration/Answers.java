package org.talanoa.portal.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.talanoa.portal.page.Languages;
import org.talanoa.portal.registration.FormPage.Choice;
import org.talanoa.portal.registration.FormPage.Question;
import org.talanoa.portal.registration.FormPage.ReviewView;
import org.talanoa.portal.registration.NewRegistration.Delegate;
import org.talanoa.portal.registration.NewRegistration.Person;

/**
 * What was answered in one step of the form, to be looked over before it is sent, and to be read by
 * the organization ever after.
 */
record Answers(Step step, List<Row> rows) {
    /** One answer, of a few lines. */
    record Row(String label, List<String> lines) {
        @Override
        public String toString() {
            return "Row[" + label + "]";
        }
    }

    /**
     * The steps that have something to show.
     *
     * @param directoryEntry the entry of the directory that was chosen, in words; empty for none
     * @param review whose words are missing while it is unknown; what is said in them is then left
     *     out
     */
    static List<Answers> of(
            RegistrationContent content,
            String directoryEntry,
            ReviewView review,
            MessageSource words,
            Locale locale) {
        var looker = new Looker(content, directoryEntry, review, words, locale);
        return Stream.of(
                        new Answers(Step.ORGANIZATION, looker.organization()),
                        new Answers(Step.PEOPLE, looker.people()),
                        new Answers(Step.ANSWERS, looker.answers()),
                        new Answers(Step.SHOWN, looker.shown()))
                .filter(answers -> !answers.rows().isEmpty())
                .toList();
    }

    /** An option that the form has no words for any more stays what it was sent as. */
    static String labelOf(String code, Stream<Choice> choices) {
        return choices.filter(choice -> choice.value().equals(code))
                .findFirst()
                .map(choice -> choice.label().text())
                .orElse(code);
    }

    private record Looker(
            RegistrationContent content,
            String directoryEntry,
            ReviewView review,
            MessageSource words,
            Locale locale) {
        List<Row> organization() {
            var organization = content.organization();
            var countries =
                    Stream.concat(review.region().stream(), review.elsewhere().stream()).toList();
            var acronym = organization.acronym();
            var rows = new ArrayList<Row>();
            rows.add(
                    row(
                            "form.organization.name",
                            textOf(organization.name())
                                    + (acronym == null ? "" : " (" + acronym + ")")));
            if (!review.types().isEmpty()) {
                rows.add(
                        row(
                                "form.organization.type",
                                labelOf(textOf(organization.type()), review.types().stream())));
            }
            if (!countries.isEmpty()) {
                rows.add(
                        row(
                                "form.organization.country",
                                labelOf(textOf(organization.country()), countries.stream())));
            }
            rows.add(row("form.organization.website", textOf(organization.website())));
            if (!directoryEntry.isEmpty()) {
                rows.add(row("form.organization.directory", directoryEntry));
            }
            return rows;
        }

        List<Row> people() {
            var rows = new ArrayList<Row>();
            var focalPoint = content.focalPoint();
            if (focalPoint != null) {
                rows.add(new Row(say("form.focalPoint"), person(focalPoint).toList()));
            }
            int number = 0;
            for (var delegate : content.delegates()) {
                rows.add(new Row(say("form.delegate", ++number), delegate(delegate)));
            }
            return rows;
        }

        private Stream<String> person(Person person) {
            var language =
                    Languages.all().stream()
                            .filter(one -> one.tag().equals(person.locale()))
                            .map(Languages.Language::name);
            return Stream.concat(Stream.of(person.name(), textOf(person.email())), language)
                    .filter(line -> !line.isEmpty());
        }

        private List<String> delegate(Delegate delegate) {
            var lines = new ArrayList<>(person(delegate.person()).toList());
            for (var row : review.series()) {
                if (!delegate.consultationIds().contains(row.id())) continue;
                lines.add(row.order() + ". " + row.title().text());
                // On a line of its own: a date may be read in another direction than a title.
                var times =
                        Stream.concat(Stream.ofNullable(row.day()), row.slots().stream())
                                .collect(Collectors.joining(" · "));
                if (!times.isEmpty()) lines.add(times);
            }
            if (delegate.wantsToSpeak()) {
                lines.add(say("form.delegate.wantsToSpeak"));
            }
            var needs = delegate.accessNeeds();
            if (needs != null) {
                lines.add(needs);
            }
            return lines;
        }

        List<Row> answers() {
            return review.questions().stream()
                    .map(question -> new Row(question.label().text(), answer(question)))
                    .toList();
        }

        private List<String> answer(Question question) {
            var answer = content.answers().get(question.id());
            if (answer == null) {
                return List.of();
            }
            return question.options().isEmpty()
                    ? List.of(answer)
                    : Stream.of(answer.split(","))
                            .map(option -> labelOf(option, question.options().stream()))
                            .toList();
        }

        List<Row> shown() {
            var visibility = textOf(content.visibility());
            return List.of(
                    row(
                            "form.visibility",
                            visibility.matches("PUBLIC|ORGANIZATION_ONLY|CONFIDENTIAL")
                                    ? say("form.visibility." + visibility)
                                    : ""),
                    row("form.consents.publishName", yesOrNo(content.consents().publishName())),
                    row("form.consents.mailingList", yesOrNo(content.consents().mailingList())));
        }

        private String yesOrNo(boolean yes) {
            return say(yes ? "form.yes" : "form.no");
        }

        private static String textOf(@Nullable String text) {
            return text == null ? "" : text;
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
