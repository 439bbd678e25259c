package org.talanoa.portal.operation;

import java.util.Arrays;
import java.util.Optional;

/** What became of an act; the first six are a service's own words for a replay. */
enum Done {
    HANDLED,
    GONE,
    UNKNOWN,
    FAILED,
    AWAY,
    LOST,
    DISCARDED,
    REPLAYING,
    REPUBLISHED,
    REPUBLISHING,
    /** There is nothing with the id that was named. */
    NOTHING,
    /** Something else is under way. */
    BUSY,
    /** The service lets the portal do nothing, as one that does not know its key. */
    REFUSED,
    /** The service did not answer. */
    SILENT;

    /** Whether the operator has to look on; public for the page. */
    public boolean isTrouble() {
        return switch (this) {
            case HANDLED, GONE, DISCARDED, REPLAYING, REPUBLISHED, REPUBLISHING -> false;
            case UNKNOWN, FAILED, AWAY, LOST, NOTHING, BUSY, REFUSED, SILENT -> true;
        };
    }

    static Optional<Done> named(String name) {
        return Arrays.stream(values()).filter(done -> done.name().equals(name)).findAny();
    }
}
