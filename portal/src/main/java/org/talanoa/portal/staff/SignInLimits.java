package org.talanoa.portal.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords, and nobody else: failures count for an account as one network
 * address tries it, and apart from all others for a browser that has signed in to it before. So
 * strangers can't shut an owner out. Kept in memory: what an instance forgets costs a few guesses.
 */
@Component
class SignInLimits {
    private static final int FREE = 5;
    private static final int REMEMBERED = 20_000;
    private static final int LONGEST_DOUBLING = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private record Failures(int count, Instant last) {
        Instant until() {
            return count < FREE
                    ? last
                    : last.plus(
                            FIRST_PAUSE.multipliedBy(
                                    1L << Math.min(count - FREE, LONGEST_DOUBLING)));
        }
    }

    private final Map<String, Failures> failures =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** How long nobody need try; zero when a try is free. */
    synchronized Duration pause(String who, Instant now) {
        var failed = failures.get(who);
        if (failed == null || !failed.until().isAfter(now)) {
            return Duration.ZERO;
        }
        return Duration.between(now, failed.until());
    }

    /** Counts a try before it is looked at, so that many at once are as many. */
    synchronized void tried(String who, Instant now) {
        var before = failures.remove(who);
        var count =
                before == null || before.last().plus(FORGOTTEN_AFTER).isBefore(now)
                        ? 0
                        : before.count();
        failures.put(who, new Failures(count + 1, now));
    }

    synchronized void succeeded(String who) {
        failures.remove(who);
    }
}
