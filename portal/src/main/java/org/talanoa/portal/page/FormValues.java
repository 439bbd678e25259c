package org.talanoa.portal.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What was typed into a form, by field. Fields of things of which there are several are numbered
 * from 0, as in {@code points.0.text}, and {@code points.count} says of how many.
 */
public record FormValues(Map<String, List<String>> values) {
    /** What a browser sent, as far as it is called like a field of the form. */
    public static FormValues of(Map<String, String[]> sent, Pattern ours) {
        var values = new LinkedHashMap<String, List<String>>();
        sent.forEach((name, value) -> {
            if (ours.matcher(name).matches()) values.put(name, List.of(value));
        });
        return new FormValues(values);
    }

    /** The one value of a field without the space around it; empty if there is none. */
    public String one(String field) {
        var all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst().strip();
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    public FormValues with(String field, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(field, List.of(value));
        return new FormValues(changed);
    }

    /** The numbers of the things in this group: at least one, at most so many. */
    public List<Integer> numbers(String group, int most) {
        var count = one(group + ".count");
        int there = count.matches("\\d{1,2}") ? Integer.parseInt(count) : 1;
        return IntStream.range(0, Math.clamp(there, 1, most)).boxed().toList();
    }

    /** The same with one thing more or less at the group's end; what was typed stays. */
    public FormValues counting(String group, int now) {
        return with(group + ".count", String.valueOf(now));
    }

    /** Without what was typed for one of a group; those after it move up. */
    public FormValues without(String group, int leaving) {
        var field = Pattern.compile(Pattern.quote(group) + "\\.(\\d+)\\.(.+)");
        var changed = new LinkedHashMap<String, List<String>>();
        values.forEach((name, value) -> {
            var numbered = field.matcher(name);
            if (!numbered.matches()) {
                changed.put(name, value);
                return;
            }
            int number = Integer.parseInt(numbered.group(1));
            if (number != leaving) {
                int now = number > leaving ? number - 1 : number;
                changed.put(group + "." + now + "." + numbered.group(2), value);
            }
        });
        return new FormValues(changed);
    }

    /** What was typed is nobody's to log. */
    @Override
    public String toString() {
        return "FormValues[" + values.size() + " fields]";
    }
}
