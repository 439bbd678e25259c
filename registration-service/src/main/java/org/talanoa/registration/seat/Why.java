package org.talanoa.registration.seat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.talanoa.kit.security.Actor;

/**
 * Who moves a seat, when and for what reason.
 *
 * @param reason in their own words; null where none was given
 */
record Why(Actor by, @Nullable String reason, Instant at) {
    /** As the rules have it. */
    static Why byRule(Instant at) {
        return new Why(Actor.PLATFORM, null, at);
    }

    @Override
    public String toString() {
        return "Why[" + by + ", " + at + "]";
    }
}
