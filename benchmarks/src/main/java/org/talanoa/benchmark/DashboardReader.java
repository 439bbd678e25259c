package org.talanoa.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Follows the stream of a dashboard, and notes of each frame how much of one kind it counts. */
final class DashboardReader implements AutoCloseable {
    private static final String DATA = "data:";

    /** No frame for so long: what followed from the last change is over. */
    private static final Duration REST = Duration.ofMillis(400);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How many registrations of the country a frame counts, and when it was here. */
    private record Frame(int count, long nanoTime) {}

    private final String country;
    private final Stream<String> lines;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private int counted;
    private volatile boolean closed;

    DashboardReader(Platform platform, String review, String country)
            throws IOException, InterruptedException {
        this.country = country;
        var request =
                Http.request(platform.url() + "/api/v1/dashboards/" + review + "/stream")
                        .header("Authorization", "Bearer " + platform.token())
                        .build();
        lines = Http.CLIENT.send(request, BodyHandlers.ofLines()).body();
        var _ = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try {
            lines.filter(line -> line.startsWith(DATA)).forEach(this::note);
        } catch (UncheckedIOException e) {
            if (!closed) throw e; // closing breaks off the reading
        }
    }

    private void note(String line) {
        long now = System.nanoTime();
        var counts = Http.JSON.readTree(line.substring(DATA.length()));
        var ofCountry = counts.path("registrations").path("byCountry").path(country);
        frames.add(new Frame(ofCountry.asInt(0), now));
    }

    /** When the frame that counts one more came, by {@link System#nanoTime}. */
    long waitForOneMore() throws InterruptedException {
        int expected = counted + 1;
        while (true) {
            var frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) throw new IllegalStateException("A registration was not counted");
            counted = frame.count();
            if (counted >= expected) return frame.nanoTime();
        }
    }

    /** Waits until no frames come any more. */
    void waitForRest() throws InterruptedException {
        while (frames.poll(REST.toMillis(), TimeUnit.MILLISECONDS) != null) {}
    }

    @Override
    public void close() {
        closed = true;
        lines.close();
    }
}
