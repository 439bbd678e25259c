package org.talanoa.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * The one deadline of all verbs: what has not happened by then does not happen. With the large
 * numbers parts are killed time and again before they are back, so it is a long one.
 */
final class Waiting {
    static final boolean LARGE = "large".equals(System.getProperty("talanoa.scale"));
    static final Duration DEADLINE = Duration.ofSeconds(LARGE ? 600 : 90);

    private Waiting() {}

    /** What all of these came to, in their order. */
    static <T> List<T> results(List<Future<T>> futures)
            throws InterruptedException, ExecutionException {
        var results = new ArrayList<T>();
        for (var future : futures) results.add(future.get());
        return results;
    }

    static ConditionFactory until(String what) {
        return Awaitility.await(what)
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(100))
                .pollDelay(Duration.ZERO)
                .ignoreExceptions();
    }
}
