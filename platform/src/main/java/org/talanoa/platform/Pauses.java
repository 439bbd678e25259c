package org.talanoa.platform;

import java.time.Duration;

/**
 * How long to wait before a part that died is started again: 1 s, 2 s, 4 s … 30 s; after a minute
 * of health it begins anew.
 */
final class Pauses {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /**
     * The pause to make now.
     *
     * @param healthy for how long the part was ready before it died
     */
    Duration after(Duration healthy) {
        var pause = healthy.compareTo(FORGOTTEN_AFTER) >= 0 ? FIRST : next;
        var doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return pause;
    }
}
