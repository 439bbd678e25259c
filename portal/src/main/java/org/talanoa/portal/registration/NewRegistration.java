package org.talanoa.portal.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.review.Review;

/** The body of {@code POST /api/v1/registrations}, made of what was typed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewRegistration(
        String reviewId,
        Organization organization,
        Person focalPoint,
        List<Delegate> delegates,
        List<String> consultationIds,
        @Nullable String visibility,
        @Nullable Integer formVersion,
        Map<String, String> answers,
        Consents consents)
        implements RegistrationContent {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Organization(
            @Nullable String name,
            @Nullable String acronym,
            @Nullable String type,
            @Nullable String country,
            @Nullable String website,
            @Nullable String directoryId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable String locale) {
        /** Given name and family name, as far as there are any. */
        String name() {
            return Stream.of(givenName, familyName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
        }

        static Person of(Typed typed, String fields) {
            return new Person(
                    orNull(typed.one(fields + ".givenName")),
                    orNull(typed.one(fields + ".familyName")),
                    orNull(typed.one(fields + ".email")),
                    orNull(typed.one(fields + ".locale")));
        }

        @Override
        public String toString() {
            return "Person";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delegate(
            @Nullable String id,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable String locale,
            List<String> consultationIds,
            boolean wantsToSpeak,
            @Nullable String accessNeeds) {
        public Delegate {
            consultationIds = consultationIds == null ? List.of() : consultationIds;
        }

        Person person() {
            return new Person(givenName, familyName, email, locale);
        }

        static Delegate of(Typed typed, int delegate) {
            var person = Person.of(typed, typed.personOf(delegate));
            var fields = "delegates." + delegate;
            return new Delegate(
                    orNull(typed.one(fields + ".id")),
                    person.givenName(),
                    person.familyName(),
                    person.email(),
                    person.locale(),
                    typed.all(fields + ".consultationIds"),
                    typed.isChecked(fields + ".wantsToSpeak"),
                    orNull(typed.one(fields + ".accessNeeds")));
        }

        @Override
        public String toString() {
            return "Delegate";
        }
    }

    record Consents(
            boolean privacyNotice,
            boolean codeOfConduct,
            boolean publishName,
            boolean mailingList) {}

    static NewRegistration of(Typed typed, Review review) {
        var delegates =
                typed.delegates().mapToObj(delegate -> Delegate.of(typed, delegate)).toList();
        return new NewRegistration(
                review.id(),
                new Organization(
                        orNull(typed.one("organization.name")),
                        orNull(typed.one("organization.acronym")),
                        orNull(typed.one("organization.type")),
                        orNull(typed.one("organization.country")),
                        orNull(typed.one("organization.website")),
                        orNull(typed.one(DirectoryEntry.FIELD))),
                Person.of(typed, "focalPoint"),
                delegates,
                delegates.stream()
                        .flatMap(delegate -> delegate.consultationIds().stream())
                        .distinct()
                        .toList(),
                orNull(typed.one("visibility")),
                review.form() == null ? null : review.form().version(),
                answers(typed, review),
                new Consents(
                        typed.isChecked("consents.privacyNotice"),
                        typed.isChecked("consents.codeOfConduct"),
                        typed.isChecked("consents.publishName"),
                        typed.isChecked("consents.mailingList")));
    }

    private static Map<String, String> answers(Typed typed, Review review) {
        var answers = new LinkedHashMap<String, String>();
        for (var question : review.questions()) {
            var answer =
                    typed.all("answers." + question.id()).stream()
                            .map(String::strip)
                            .collect(Collectors.joining(","));
            if (!answer.isEmpty()) {
                answers.put(question.id(), answer);
            }
        }
        return answers;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public String toString() {
        return "NewRegistration[" + reviewId + "]";
    }
}
