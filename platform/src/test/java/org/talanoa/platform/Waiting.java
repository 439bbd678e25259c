package org.talanoa.platform;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The one deadline of all verbs: what has not happened by then does not happen. */
final class Waiting {
    static final Duration DEADLINE = Duration.ofSeconds(90);

    private Waiting() {}

    static ConditionFactory until(String what) {
        return Awaitility.await(what)
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(100))
                .pollDelay(Duration.ZERO)
                .ignoreExceptions();
    }
}
