package org.talanoa.portal.consultation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Words;

/**
 * One field as the fragments of {@code fields.html} show it.
 *
 * @param key of its label in the bundles; with {@code .help} that of the words below it
 * @param describedBy ids of what explains it, for those who hear the page
 */
record Field(
        String name,
        String id,
        String key,
        String value,
        List<String> chosen,
        boolean optional,
        boolean help,
        @Nullable String describedBy,
        @Nullable Words fault) {
    private static final Set<String> WITH_HELP =
            Set.of("timeZone", "capacity", Typed.OPENS, Typed.CLOSES);
    private static final Set<String> NEEDED = Set.of("order", "timeZone", "mode");

    static Field of(String name, Typed typed, Faults faults) {
        var id = name.replace('.', '-');
        var fault = faults.at(name).orElse(null);
        var help = WITH_HELP.contains(name);
        var explained = (help ? id + "-help " : "") + (fault == null ? "" : id + "-error");
        return new Field(
                name,
                id,
                "draft." + name,
                typed.one(name),
                typed.all(name),
                !NEEDED.contains(name),
                help,
                explained.isBlank() ? null : explained.strip(),
                fault);
    }

    public boolean has(Object option) {
        return chosen.contains(String.valueOf(option));
    }

    public @Nullable String direction() {
        return name.equals("timeZone") ? "ltr" : null;
    }
}
