package org.talanoa.portal.staff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.FormField;
import org.talanoa.portal.page.Words;

/**
 * A form for something new as it was filled in, to be shown again.
 *
 * @param list what is wrong with it, each with its field
 * @param notice what concerns the whole, by its key in the bundles; null where nothing does
 */
record FilledIn(Map<String, List<String>> typed, List<Fault> list, @Nullable String notice) {
    static final FilledIn NOTHING = new FilledIn(Map.of(), List.of(), null);

    /** One of the faults. */
    record Fault(String field, Words words) {
        /** The element to lead to. */
        public String target() {
            return FormField.idOf(field);
        }
    }

    public boolean isFaulty() {
        return !list.isEmpty() || notice != null;
    }

    /** What is wrong with a field. */
    public @Nullable Words at(String field) {
        return list.stream()
                .filter(fault -> fault.field().equals(field))
                .findFirst()
                .map(Fault::words)
                .orElse(null);
    }

    /**
     * A field with what stands in it.
     *
     * @param key of its label in the bundles
     */
    public FormField field(String name, String key, boolean help) {
        return FormField.of(name, key, false, help, typed.getOrDefault(name, List.of()), at(name));
    }

    /** What was typed is nobody's to log. */
    @Override
    public String toString() {
        return "FilledIn[" + list.size() + " faults]";
    }
}
