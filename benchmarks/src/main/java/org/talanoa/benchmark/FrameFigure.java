package org.talanoa.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;

/**
 * From the moment a registration is posted until a reader of the dashboard's stream has the frame
 * that counts it. What is timed comes from a country of its own, one after another, so that each
 * frame tells whether it counts it.
 */
final class FrameFigure implements Figure {
    private static final String COUNTRY = "FJ";
    private static final int USERS = 16;
    private static final int AT_REST = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration HIGHEST = Duration.ofSeconds(10);
    private static final Duration LOADED = Duration.ofSeconds(40);

    @Override
    public void measure(Platform platform, Report report) throws IOException, InterruptedException {
        var forms = new Forms(platform);
        var url = platform.registrationService() + "/api/v1/registrations";
        Load.of(USERS, WARM_UP, () -> forms.next(url));
        platform.waitUntilQuiet();
        double highest = Load.of(USERS, HIGHEST, () -> forms.next(url)).perSecond();
        platform.waitUntilQuiet();
        try (var reader = new DashboardReader(platform, forms.review(), COUNTRY)) {
            var rest = new ArrayList<Long>();
            for (int i = 0; i < AT_REST; i++) {
                reader.waitForRest();
                rest.add(timed(forms, url, reader));
            }
            row(report, "at rest", new Timings(rest), "50 ms");
            var loaded = new ArrayList<Long>();
            var load =
                    CompletableFuture.supplyAsync(
                            () -> Load.paced(highest / 2, LOADED, () -> forms.next(url)),
                            Thread::startVirtualThread);
            while (!load.isDone()) loaded.add(timed(forms, url, reader));
            var rate = Report.number(load.join().perSecond());
            row(report, "at " + rate + "/s, half the highest", new Timings(loaded), "500 ms");
        }
    }

    private static void row(Report report, String when, Timings timings, String goal) {
        var figure = "POST to frame, %s (%d of them)".formatted(when, timings.count());
        report.row(figure, timings.toString(), "p99 " + goal);
    }

    /** On a thread of its own: the common pool has one for two cores, which the load takes. */
    private static long timed(Forms forms, String url, DashboardReader reader)
            throws InterruptedException {
        var request = forms.next(url, COUNTRY);
        long begin = System.nanoTime();
        var answer =
                CompletableFuture.supplyAsync(() -> Http.send(request), Thread::startVirtualThread);
        long end = reader.waitForOneMore();
        var taken = answer.join();
        if (!Http.isFine(taken)) throw new IllegalStateException(taken.body());
        return end - begin;
    }
}
