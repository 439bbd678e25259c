package org.talanoa.portal.registration;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.talanoa.portal.page.FormField;
import org.talanoa.portal.page.Words;

/**
 * Something to put right.
 *
 * @param field its name; empty for what no field of the form can mend
 * @param words what is wrong and how it should be, in the reader's language as far as it can be had
 */
record Fault(String field, Words words) {
    private static final Pattern DELEGATE = Pattern.compile("delegates\\.(\\d+)\\.");

    static Fault of(String field, String words) {
        return new Fault(field, new Words(words, null));
    }

    /**
     * The same words with the delegate's number before them: on top of the page one must hear whose
     * field is meant.
     */
    Fault named(MessageSource messages, Locale locale) {
        var delegate = DELEGATE.matcher(field);
        if (!delegate.lookingAt() || words.lang() != null) {
            return this;
        }
        int number = Integer.parseInt(delegate.group(1)) + 1;
        var who = messages.getMessage("form.delegate", new Object[] {number}, locale);
        return of(
                field,
                messages.getMessage("fault.delegate", new Object[] {who, words.text()}, locale));
    }

    /** The element to lead to; null where there is none. */
    public @Nullable String target() {
        return field.isEmpty() ? null : FormField.idOf(field);
    }
}
