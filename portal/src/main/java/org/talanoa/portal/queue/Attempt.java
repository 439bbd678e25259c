package org.talanoa.portal.queue;

import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Words;

/**
 * Something that was sent and could not be done, to be shown again with all that was typed.
 *
 * @param form which of the page: {@code decision}, {@code withdrawal} or the id of a consultation
 * @param conflict whether the registration is not any more what it was when it was read
 */
record Attempt(String form, String text, Words fault, boolean conflict) {
    static final String DECISION = "decision";
    static final String WITHDRAWAL = "withdrawal";

    static Attempt refused(String form, String text, String fault) {
        return new Attempt(form, text, new Words(fault, null), false);
    }

    public boolean isOf(String other) {
        return form.equals(other);
    }

    /** What was typed into this form; empty for another. */
    public static String textOf(@Nullable Attempt attempt, String form) {
        return attempt != null && attempt.isOf(form) ? attempt.text() : "";
    }

    @Override
    public String toString() {
        return "Attempt[" + form + "]";
    }
}
