package org.talanoa.portal.submission;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.talanoa.portal.page.FormField;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.remote.Refusal;

/**
 * Something to put right.
 *
 * @param field its name; empty for what no field of the form can mend
 * @param words what is wrong and how it should be
 * @param where which point is meant, for the list on top; null for what is of no point
 */
record SubmissionFault(String field, Words words, @Nullable String where) {
    /** As the fields stand in the form; what is of no field comes first. */
    private static final List<String> ORDER =
            List.of(
                    "",
                    "title",
                    "consultationId",
                    "language",
                    SubmissionForm.POINTS,
                    "text",
                    "attribution");

    /** The element to lead to; null where there is none. */
    public @Nullable String target() {
        return field.isEmpty() ? null : FormField.idOf(field);
    }

    /** At least one, so that a refusal never looks like success. */
    static List<SubmissionFault> of(Refusal refusal, MessageSource words, Locale locale) {
        if (refusal.errors().isEmpty()) {
            var said = words(new Refusal.Entry("", refusal.code(), null), "", words, locale);
            return List.of(new SubmissionFault("", said, null));
        }
        return refusal.errors().stream()
                .map(entry -> of(entry, words, locale))
                .distinct()
                .sorted(Comparator.comparingInt(SubmissionFault::place))
                .toList();
    }

    private int place() {
        return ORDER.indexOf(field.replaceFirst("\\..*", ""));
    }

    private static SubmissionFault of(Refusal.Entry entry, MessageSource words, Locale locale) {
        var pointer = entry.pointer() == null ? "" : entry.pointer();
        var parts = pointer.replaceFirst("^/", "").split("/", -1);
        if (parts[0].equals(SubmissionForm.POINTS) && parts.length > 2) {
            var kind = SubmissionForm.POINTS + "." + parts[2];
            return new SubmissionFault(
                    SubmissionForm.POINTS + "." + parts[1] + "." + parts[2],
                    words(entry, kind, words, locale),
                    words.getMessage(
                            "submit.point", new Object[] {Integer.parseInt(parts[1]) + 1}, locale));
        }
        return new SubmissionFault(parts[0], words(entry, parts[0], words, locale), null);
    }

    private static Words words(
            Refusal.Entry entry, String kind, MessageSource words, Locale locale) {
        var keys =
                List.of(
                        "submit.fault." + kind + "." + entry.code(),
                        "submit.fault." + entry.code(),
                        "fault." + entry.code());
        return Words.of(entry, keys, "submit.fault.refused", words, locale);
    }
}
