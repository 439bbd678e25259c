package org.talanoa.portal.registration;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Words;

/**
 * One field as the page shows it.
 *
 * @param key of its label in the bundles; with {@code .help} that of the words below it
 * @param describedBy ids of what explains it, for those who hear the page
 */
record FieldView(
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
            Set.of(
                    "organization.name",
                    "organization.acronym",
                    "organization.directoryId",
                    "focalPoint.email",
                    "delegate.accessNeeds",
                    "delegate.consultationIds");

    private static final Set<String> OPTIONAL =
            Set.of("organization.acronym", "organization.website", "delegate.accessNeeds");

    static FieldView of(String name, Typed typed, List<Fault> faults) {
        var kind = name.replaceFirst("^delegates\\.\\d+\\.", "delegate.");
        return of(
                name,
                "form." + kind,
                OPTIONAL.contains(kind),
                WITH_HELP.contains(kind),
                typed,
                faults);
    }

    static FieldView of(
            String name,
            String key,
            boolean optional,
            boolean help,
            Typed typed,
            List<Fault> faults) {
        var id = idOf(name);
        var fault =
                faults.stream()
                        .filter(one -> one.field().equals(name))
                        .findFirst()
                        .map(Fault::words)
                        .orElse(null);
        var explained = (help ? id + "-help " : "") + (fault == null ? "" : id + "-error");
        return new FieldView(
                name,
                id,
                key,
                typed.one(name),
                typed.all(name),
                optional,
                help,
                explained.isBlank() ? null : explained.strip(),
                fault);
    }

    static String idOf(String name) {
        return name.replace('.', '-');
    }

    /**
     * The id of one of several things to choose from. The first has the field's own, so that a
     * fault leads to it.
     */
    public String idOf(int option) {
        return option == 0 ? id : id + "-" + option;
    }

    public boolean has(String option) {
        return chosen.contains(option);
    }

    /** Addresses read from left to right in every language. */
    public @Nullable String direction() {
        return name.endsWith(".email") || name.endsWith(".website") ? "ltr" : null;
    }
}
