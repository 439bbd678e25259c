package org.talanoa.portal.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an administrator can have a service do. */
enum Act {
    REPLAY(true),
    DISCARD(true),
    REPLAY_ALL(false),
    REPUBLISH(true),
    REPUBLISH_ALL(false);

    private final boolean ofOne;

    Act(boolean ofOne) {
        this.ofOne = ofOne;
    }

    /** Whether it needs the id of a parked record or of an aggregate. */
    boolean isOfOne() {
        return ofOne;
    }

    /** As it stands in addresses and, behind {@code operations.act.}, in the bundles. */
    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Act> at(String path) {
        return Arrays.stream(values()).filter(act -> act.path().equals(path)).findAny();
    }
}
