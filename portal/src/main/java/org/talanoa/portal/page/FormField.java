package org.talanoa.portal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field as the fragments of {@code fields.html} show it.
 *
 * @param key of its label in the bundles; with {@code .help} that of the words below it
 * @param describedBy ids of what explains it, for those who hear the page
 */
public record FormField(
        String name,
        String id,
        String key,
        String value,
        List<String> chosen,
        boolean optional,
        boolean help,
        @Nullable String describedBy,
        @Nullable Words fault) {

    /**
     * A field with what stands in it now.
     *
     * @param typed its values; empty if there is none
     * @param fault what is wrong with that; null if nothing is
     */
    public static FormField of(
            String name,
            String key,
            boolean optional,
            boolean help,
            List<String> typed,
            @Nullable Words fault) {
        var id = idOf(name);
        var explained = (help ? id + "-help " : "") + (fault == null ? "" : id + "-error");
        return new FormField(
                name,
                id,
                key,
                typed.isEmpty() ? "" : typed.getFirst().strip(),
                typed,
                optional,
                help,
                explained.isBlank() ? null : explained.strip(),
                fault);
    }

    /** The id of the element of a field. */
    public static String idOf(String name) {
        return name.replace('.', '-');
    }

    /**
     * The id of one of several things to choose from. The first has the field's own, so that a
     * fault leads to it.
     */
    public String idOf(int option) {
        return option == 0 ? id : id + "-" + option;
    }

    public boolean has(Object option) {
        return chosen.contains(String.valueOf(option));
    }

    /** Addresses, zones and user names read from left to right in every language. */
    public @Nullable String direction() {
        return name.matches(".*\\.(email|website)|timeZone|username") ? "ltr" : null;
    }
}
