package org.talanoa.portal.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.talanoa.portal.page.FormKey;

/**
 * What was typed into the form so far, by field. A field is named like the API's pointer to it,
 * with dots: {@code delegates.0.email}. All of it travels in the form itself, shown or hidden, so
 * that neither a session nor a database holds what nobody has sent yet.
 */
record Typed(Map<String, List<String>> values) {
    private static final Pattern OURS =
            Pattern.compile(
                    "idempotencyKey|reached|filledFrom|delegateCount|visibility|(organization|focalPoint|consents)\\.[A-Za-z]{1,20}"
                            + "|delegates\\.\\d{1,2}\\.[A-Za-z]{1,20}|answers\\.[A-Za-z0-9_-]{1,64}");

    /** More people than any review lets one organization send. */
    private static final int MOST_DELEGATES = 10;

    /** An empty form. Its key is made now, so that the same form sent twice is one registration. */
    static Typed nothing() {
        return new Typed(
                Map.of(
                        "idempotencyKey", List.of(FormKey.fresh()),
                        "delegateCount", List.of("1"),
                        "delegates.0.same", List.of("true")));
    }

    static Typed of(Map<String, String[]> parameters) {
        var values = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, sent) -> {
            if (OURS.matcher(name).matches()) {
                values.put(name, List.of(sent));
            }
        });
        var typed = new Typed(values);
        return typed.with("idempotencyKey", FormKey.of(typed.key()));
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
        var changed = new LinkedHashMap<String, List<String>>();
        values.forEach((field, value) -> {
            var parts = field.split("\\.", 3);
            if (!parts[0].equals("delegates")) {
                changed.put(field, value);
                return;
            }
            int delegate = Integer.parseInt(parts[1]);
            if (delegate != leaving) {
                int now = delegate > leaving ? delegate - 1 : delegate;
                changed.put("delegates." + now + "." + parts[2], value);
            }
        });
        changed.put("delegateCount", List.of(String.valueOf(count - 1)));
        return new Typed(changed);
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
