package org.talanoa.portal.registration;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an organization can do to its registration that is not easily undone, so it is asked. */
enum OwnAct {
    /** The whole registration ends. */
    WITHDRAWAL(true),
    /** One seat is given up, or a place in its waiting list. */
    SEAT(false),
    /** The seat that is offered is taken. */
    TAKEN(false),
    /** The seat that is offered is left to others. */
    REFUSED(false),
    /** One delegate is forgotten everywhere. */
    DELEGATE(false),
    /** A delegate has oneself forgotten everywhere. */
    ENTRY(false),
    /** Everybody is forgotten everywhere, and the registration ends. */
    ERASURE(false);

    private final boolean reasoned;

    OwnAct(boolean reasoned) {
        this.reasoned = reasoned;
    }

    /** Whether the page asks why, without insisting. */
    public boolean reasoned() {
        return reasoned;
    }

    /** What its form answers to an offer; null where nothing is offered. */
    public @Nullable Boolean accepts() {
        return switch (this) {
            case TAKEN -> true;
            case REFUSED -> false;
            case WITHDRAWAL, SEAT, DELEGATE, ENTRY, ERASURE -> null;
        };
    }

    /** Of the bundles. */
    public String key() {
        return "own.act." + name().toLowerCase(Locale.ROOT);
    }
}
