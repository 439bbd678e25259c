package org.talanoa.portal.staff;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords, and nobody else: failures count for an account as one network
 * tries it, and apart from all others for a browser that has signed in to it before. So strangers
 * can't shut an owner out. Kept in memory: what an instance forgets costs a few guesses.
 */
@Component
class SignInLimits {
    private static final int FREE = 5;
    private static final int REMEMBERED = 20_000;
    private static final int LONGEST_DOUBLING = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    /** At a time in nanoseconds, as the clock may be set back. */
    private record Failures(int count, long last) {
        Duration pause() {
            return count < FREE
                    ? Duration.ZERO
                    : FIRST_PAUSE.multipliedBy(1L << Math.min(count - FREE, LONGEST_DOUBLING));
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
    synchronized Duration pause(String who) {
        var failed = failures.get(who);
        if (failed == null) {
            return Duration.ZERO;
        }
        var left = failed.pause().minus(since(failed));
        return left.isPositive() ? left : Duration.ZERO;
    }

    private static Duration since(Failures failed) {
        return Duration.ofNanos(System.nanoTime() - failed.last());
    }

    /** Counts a try before it is looked at, so that many at once are as many. */
    synchronized void tried(String who) {
        var before = failures.remove(who);
        int count =
                before == null || since(before).compareTo(FORGOTTEN_AFTER) > 0 ? 0 : before.count();
        failures.put(who, new Failures(count + 1, System.nanoTime()));
    }

    synchronized void succeeded(String who) {
        failures.remove(who);
    }
}
