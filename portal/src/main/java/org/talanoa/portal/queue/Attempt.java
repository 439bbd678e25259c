package org.talanoa.portal.queue;

import org.jspecify.annotations.Nullable;
import org.talanoa.portal.page.Words;

/**
 * Something that was typed and is not done yet, to be shown again.
 *
 * @param form which of the page: {@code decision}, {@code withdrawal} or the id of a consultation
 * @param fault why it could not be done; null where nothing was tried
 * @param conflict whether the registration is not any more what it was when it was read
 */
record Attempt(String form, String text, @Nullable Words fault, boolean conflict) {
    static final String DECISION = "decision";
    static final String WITHDRAWAL = "withdrawal";

    static Attempt refused(String form, String text, String fault) {
        return new Attempt(form, text, new Words(fault, null), false);
    }

    public boolean isOf(String other) {
        return form.equals(other);
    }

    @Override
    public String toString() {
        return "Attempt[" + form + "]";
    }
}
