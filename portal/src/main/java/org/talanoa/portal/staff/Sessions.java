package org.talanoa.portal.staff;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which sessions of an account count.
 *
 * @param generation those of an earlier one are at an end
 * @param ended single ones of this generation that ended early, and when they would have run out
 */
record Sessions(int generation, Map<String, Instant> ended) {
    static Sessions first() {
        return new Sessions(1, Map.of());
    }

    boolean include(int of, String session) {
        return of == generation && !ended.containsKey(session);
    }

    /** None of before counts any more. */
    Sessions anew() {
        return new Sessions(generation + 1, Map.of());
    }

    /** All but one. What has run out by now needs no keeping. */
    Sessions without(String session, Instant runsOut, Instant now) {
        var kept = new HashMap<>(ended);
        kept.values().removeIf(end -> end.isBefore(now));
        kept.put(session, runsOut);
        return new Sessions(generation, Map.copyOf(kept));
    }
}
