package org.talanoa.portal.registration;

import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Words;

/**
 * Something to put right.
 *
 * @param field its name; empty for what no field of the form can mend
 * @param words what is wrong and how it should be, in the reader's language as far as it can be had
 */
record Fault(String field, Words words) {
    static Fault of(String field, String words) {
        return new Fault(field, new Words(words, null));
    }

    /** The element to lead to; null where there is none. */
    public @Nullable String target() {
        return field.isEmpty() ? null : FieldView.idOf(field);
    }
}
