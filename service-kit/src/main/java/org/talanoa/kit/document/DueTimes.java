package org.talanoa.kit.document;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes aggregates when their time comes. What is due soon waits in memory, to the millisecond; the
 * sweeper brings the rest in time, and whatever a crash left behind.
 */
final class DueTimes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DueTimes.class);

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    private final Clock clock;
    private final Duration ahead;
    private final Set<Alarm> set = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("due-times").daemon().factory());

    private record Alarm(Instant at, String collection, String id) {}

    /**
     * @param ahead how far it looks: longer than the sweeper's pause, so that nothing falls between
     */
    DueTimes(Clock clock, Duration ahead) {
        this.clock = clock;
        this.ahead = ahead;
    }

    /** Until when what is due should be brought. */
    Instant horizon() {
        return clock.instant().plus(ahead);
    }

    /** Has the aggregate look at the clock then. Setting one alarm twice sets it once. */
    void at(Instant at, Documents<?, ?> documents, String id) {
        var now = clock.instant();
        if (at.isAfter(now.plus(ahead)) || timer.isShutdown()) return;
        var alarm = new Alarm(at, documents.type().collection(), id);
        if (!set.add(alarm)) return;
        long millis = Math.max(0, Duration.between(now, at).toMillis());
        var _ =
                timer.schedule(
                        () -> workers.execute(() -> ring(alarm, documents)),
                        millis,
                        TimeUnit.MILLISECONDS);
    }

    private void ring(Alarm alarm, Documents<?, ?> documents) {
        set.remove(alarm);
        try {
            documents.tick(alarm.id());
        } catch (Conflict.NotFound gone) {
            log.debug("{} {} is gone before its time came", alarm.collection(), alarm.id());
        } catch (MongoException | Conflict e) {
            log.warn(
                    "{} {} is due and could not be changed ({}); it is tried again in {}",
                    alarm.collection(),
                    alarm.id(),
                    e.getClass().getSimpleName(),
                    AFTER_A_FAULT);
            at(clock.instant().plus(AFTER_A_FAULT), documents, alarm.id());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
