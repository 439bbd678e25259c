package org.talanoa.portal.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.FormValues;
import org.talanoa.portal.review.Review;

/**
 * What was typed into the form so far, by field. A field is named like the API's pointer to it,
 * with dots: {@code delegates.0.email}. All of it travels in the form itself, shown or hidden, so
 * that neither a session nor a database holds what nobody has sent yet.
 */
record Typed(Map<String, List<String>> values) {
    private static final Pattern OURS =
            Pattern.compile(
                    "idempotencyKey|reached|version|reviewId|filledFrom|delegateCount|visibility|(organization|focalPoint|consents)\\.[A-Za-z]{1,20}"
                            + "|delegates\\.\\d{1,2}\\.[A-Za-z]{1,20}|answers\\.[A-Za-z0-9_-]{1,64}");

    /** As many as registration-service takes: with less, a change would lose who stands already. */
    private static final int MOST_DELEGATES = 50;

    /** An empty form. Its key is made now, so that the same form sent twice is one registration. */
    static Typed nothing() {
        return new Typed(
                Map.of(
                        "idempotencyKey", List.of(FormKey.fresh()),
                        "delegateCount", List.of("1"),
                        "delegates.0.same", List.of("true")));
    }

    static Typed of(Map<String, String[]> parameters) {
        var typed = new Typed(FormValues.of(parameters, OURS).values());
        return typed.with("idempotencyKey", FormKey.of(typed.key()));
    }

    /** The form of what stands already, to be changed. */
    static Typed of(OwnRegistration own, Review review) {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("idempotencyKey", List.of(FormKey.fresh()));
        values.put("version", List.of(String.valueOf(own.version())));
        values.put("reviewId", List.of(own.reviewId()));
        values.put("reached", List.of(Step.CHECK.name()));
        var organization = own.organization();
        put(values, "organization.name", organization.name());
        put(values, "organization.acronym", organization.acronym());
        put(values, "organization.type", organization.type());
        put(values, "organization.country", organization.country());
        put(values, "organization.website", organization.website());
        put(values, DirectoryEntry.FIELD, organization.directoryId());
        put(values, DirectoryEntry.FILLED_FROM, organization.directoryId());
        var focalPoint = own.focalPoint();
        if (focalPoint != null) putPerson(values, "focalPoint", focalPoint);
        putDelegates(values, own);
        for (var question : review.questions()) {
            var answer = own.answers().getOrDefault(question.id(), "");
            values.put(
                    "answers." + question.id(),
                    question.kind() == Review.Kind.CHOICES
                            ? List.of(answer.split(","))
                            : List.of(answer));
        }
        put(values, "visibility", own.visibility());
        put(values, "consents.publishName", String.valueOf(own.consents().publishName()));
        put(values, "consents.mailingList", String.valueOf(own.consents().mailingList()));
        return new Typed(values);
    }

    private static void putDelegates(Map<String, List<String>> values, OwnRegistration own) {
        int number = 0;
        for (var delegate : own.delegates()) {
            var fields = "delegates." + number;
            put(values, fields + ".id", delegate.id());
            if (number == 0 && delegate.person().equals(own.focalPoint())) {
                put(values, fields + ".same", "true");
            } else {
                putPerson(values, fields, delegate.person());
            }
            values.put(fields + ".consultationIds", delegate.consultationIds());
            if (delegate.wantsToSpeak()) put(values, fields + ".wantsToSpeak", "true");
            put(values, fields + ".accessNeeds", delegate.accessNeeds());
            number++;
        }
        values.put("delegateCount", List.of(String.valueOf(Math.max(1, number))));
    }

    private static void putPerson(
            Map<String, List<String>> values, String fields, NewRegistration.Person person) {
        put(values, fields + ".givenName", person.givenName());
        put(values, fields + ".familyName", person.familyName());
        put(values, fields + ".email", person.email());
        put(values, fields + ".locale", person.locale());
    }

    private static void put(
            Map<String, List<String>> values, String field, @Nullable String value) {
        if (value != null) values.put(field, List.of(value));
    }

    /** Whether the form changes what stands already. */
    boolean isChange() {
        return !one("version").isEmpty();
    }

    String key() {
        return one("idempotencyKey");
    }

    /** The one value of a field without the space around it; empty if there is none. */
    String one(String field) {
        var all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst().strip();
    }

    List<String> all(String field) {
        return values.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    boolean isChecked(String field) {
        return one(field).equals("true");
    }

    int delegateCount() {
        var count = one("delegateCount");
        return count.matches("\\d{1,2}")
                ? Math.clamp(Integer.parseInt(count), 1, MOST_DELEGATES)
                : 1;
    }

    public boolean mayAddDelegate() {
        return delegateCount() < MOST_DELEGATES;
    }

    /**
     * Whether this delegate is the focal point, whose name and address are then not asked twice.
     */
    public boolean isFocalPoint(int delegate) {
        return delegate == 0 && isChecked("delegates.0.same");
    }

    /** The fields of the person who is this delegate, wherever they were typed. */
    String personOf(int delegate) {
        return isFocalPoint(delegate) ? "focalPoint" : "delegates." + delegate;
    }

    Typed with(String field, String value) {
        return with(field, List.of(value));
    }

    Typed with(String field, List<String> all) {
        var changed = new LinkedHashMap<>(values);
        changed.put(field, all);
        return new Typed(changed);
    }

    Typed withIfEmpty(String field, String value) {
        return one(field).isEmpty() ? with(field, value) : this;
    }

    Typed withAnotherDelegate() {
        return mayAddDelegate() ? with("delegateCount", String.valueOf(delegateCount() + 1)) : this;
    }

    /** One delegate less; those after move up. */
    Typed withoutDelegate(int leaving) {
        int count = delegateCount();
        if (leaving < 0 || leaving >= count || count == 1) {
            return this;
        }
        return new Typed(new FormValues(values).without("delegates", leaving).values())
                .with("delegateCount", String.valueOf(count - 1));
    }

    IntStream delegates() {
        return IntStream.range(0, delegateCount());
    }

    /** What these steps don't show and the form must carry along unseen. */
    List<Map.Entry<String, String>> hiddenBeside(Set<Step> shown) {
        var hidden = new ArrayList<Map.Entry<String, String>>();
        values.forEach((field, all) -> {
            if (Step.holding(field).filter(shown::contains).isEmpty()) {
                all.forEach(value -> hidden.add(Map.entry(field, value)));
            }
        });
        return hidden;
    }

    /** Names and addresses are nobody's to log. */
    @Override
    public String toString() {
        return "Typed[" + values.size() + " fields]";
    }
}
