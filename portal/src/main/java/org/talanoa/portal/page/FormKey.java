package org.talanoa.portal.page;

import java.util.UUID;

/** The idempotency key that a form carries, so that however often it is sent, it counts once. */
public final class FormKey {
    private FormKey() {}

    /** For a form that is shown for the first time. */
    public static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** The key that a form brought back; a new one where that is none. */
    public static String of(String sent) {
        return isOne(sent) ? sent : fresh();
    }

    /** Whether the API takes it as an {@code Idempotency-Key}. */
    public static boolean isOne(String sent) {
        return sent.matches("[!-~]{1,64}");
    }
}
