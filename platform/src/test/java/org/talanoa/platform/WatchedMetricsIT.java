package org.talanoa.platform;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts and dashboard ask for what there is: a mistyped name would stay silent for ever. */
@ExtendWith(WholePlatform.class)
class WatchedMetricsIT {
    @Test
    void each_metric_that_is_watched_is_told_by_some_service(Talanoa talanoa) throws IOException {
        var watched = Watched.metrics();
        // Requests and mails are counted once there was one.
        talanoa.confirmed(Applicant.another());
        Waiting.until("all of " + watched).until(() -> missing(watched, talanoa), Set::isEmpty);
    }

    @Test
    void each_label_that_is_watched_is_of_some_series(Talanoa talanoa) throws IOException {
        var watched = Watched.labels();
        talanoa.confirmed(Applicant.another());
        Waiting.until("all of " + watched).until(() -> unlabelled(watched, talanoa), Set::isEmpty);
    }

    private static Set<Watched.Label> unlabelled(Set<Watched.Label> watched, Talanoa talanoa) {
        var missing = new HashSet<>(watched);
        talanoa.metrics()
                .values()
                .forEach(text ->
                        text.lines().forEach(line -> missing.removeIf(label -> label.isOf(line))));
        return missing;
    }

    private static Set<String> missing(Set<String> watched, Talanoa talanoa) {
        var missing = new TreeSet<>(watched);
        talanoa.metrics()
                .values()
                .forEach(text ->
                        text.lines()
                                .filter(line -> !line.startsWith("#"))
                                .map(line -> line.replaceFirst("[{ ].*", ""))
                                .forEach(missing::remove));
        return missing;
    }
}
