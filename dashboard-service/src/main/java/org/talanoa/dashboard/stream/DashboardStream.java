package org.talanoa.dashboard.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.talanoa.dashboard.count.ReviewCounts;
import org.talanoa.dashboard.count.ReviewCounts.Counted;
import tools.jackson.databind.json.JsonMapper;

/** All open streams. */
@Component
class DashboardStream implements SmartLifecycle {
    /**
     * Stops before the web server begins to wait for open requests (its phase is 1024 below the
     * highest): a stream never ends by itself.
     */
    private static final int BEFORE_THE_WEB_SERVER = Integer.MAX_VALUE - 512;

    private final JsonMapper mapper;
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private final Map<ReviewCounts, Frame> frames = new ConcurrentHashMap<>();
    private volatile boolean running;

    /** What all readers of a revision get is written once. */
    private record Frame(long revision, String json) {}

    DashboardStream(JsonMapper mapper, MeterRegistry meters) {
        this.mapper = mapper;
        Gauge.builder("talanoa.dashboard.readers", readers, Set::size)
                .description("Open streams of dashboards")
                .register(meters);
    }

    /** Has the emitter told the numbers now and whenever they change, until one side ends it. */
    void open(ReviewCounts counts, SseEmitter emitter) {
        if (!running) {
            emitter.complete();
            return;
        }
        var reader = new StreamReader(counts, emitter, counted -> json(counts, counted));
        var thread =
                Thread.ofVirtual()
                        .name("stream-reader")
                        .unstarted(() -> {
                            try {
                                reader.run();
                            } finally {
                                readers.remove(Thread.currentThread());
                            }
                        });
        emitter.onCompletion(thread::interrupt);
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> thread.interrupt());
        readers.add(thread);
        thread.start();
        // Whoever comes while it stops is not among those that it ends.
        if (!running) thread.interrupt();
    }

    private String json(ReviewCounts counts, Counted counted) {
        var frame =
                frames.compute(
                        counts,
                        (_, written) ->
                                written != null && written.revision() >= counted.revision()
                                        ? written
                                        : new Frame(
                                                counted.revision(),
                                                mapper.writeValueAsString(counted.dashboard())));
        return frame.json();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        readers.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
