package org.talanoa.dashboard.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.talanoa.dashboard.count.ReviewCounts;
import org.talanoa.dashboard.count.ReviewCounts.Counted;

/**
 * One reader of a stream, on a thread of its own: it fetches the newest numbers when it is ready to
 * take them, so that a slow reader keeps nobody else waiting and gets less, not later.
 */
final class StreamReader implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(StreamReader.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration BETWEEN_FRAMES = Duration.ofMillis(100);

    private final ReviewCounts counts;
    private final SseEmitter emitter;
    private final Function<Counted, String> json;

    StreamReader(ReviewCounts counts, SseEmitter emitter, Function<Counted, String> json) {
        this.counts = counts;
        this.emitter = emitter;
        this.json = json;
    }

    /** Ends when the reader is gone, or when the thread is interrupted. */
    @Override
    public void run() {
        try {
            long seen = 0;
            while (true) {
                var news = counts.after(seen, HEARTBEAT);
                if (news.isEmpty()) {
                    emitter.send(SseEmitter.event().comment("nothing new"));
                } else {
                    emitter.send(frame(news.get()));
                    seen = news.get().revision();
                    Thread.sleep(BETWEEN_FRAMES);
                }
            }
        } catch (InterruptedException e) {
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            log.debug("A reader of a stream is gone", e);
        }
    }

    private SseEmitter.SseEventBuilder frame(Counted counted) {
        return SseEmitter.event()
                .id(String.valueOf(counted.revision()))
                .name("dashboard")
                .data(json.apply(counted), MediaType.APPLICATION_JSON);
    }
}
