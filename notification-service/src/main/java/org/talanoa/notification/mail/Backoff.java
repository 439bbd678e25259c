package org.talanoa.notification.mail;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long a mail waits after a failed try: longer each time, and never exactly, lest all of them
 * come back at once.
 */
final class Backoff {
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4));
    static final double JITTER = 0.25;

    /** No pause is longer. */
    static final Duration LONGEST = PAUSES.getLast().multipliedBy(2);

    private Backoff() {}

    /**
     * The pause after this many tries.
     *
     * @param attempts at least 1
     */
    static Duration after(int attempts, RandomGenerator chance) {
        var pause = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
        double factor = 1 + JITTER * (2 * chance.nextDouble() - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }
}
