package org.talanoa.kit;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that a service does by itself, round after round, on a thread of its own, from its start
 * until it has no more to do or the service ends. Ending interrupts the round that is under way.
 *
 * <p>The thread is one of the system's: at a start many of these load classes at once, and a
 * virtual thread keeps its carrier while it waits for a class that another one initializes. On two
 * cores two such can wait for ever for a third, which has no carrier left.
 */
public abstract class Rounds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

    private final String name;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    /**
     * @param name of the thread
     */
    protected Rounds(String name) {
        this.name = name;
    }

    /** Does one round and says after which pause the next is due; empty if there is no next one. */
    protected abstract Optional<Duration> round() throws InterruptedException;

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name(name).start(this::go);
    }

    private void go() {
        try {
            while (running) {
                var pause = guarded();
                if (pause.isEmpty()) return;
                if (running) Thread.sleep(pause.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service ends
        }
    }

    /** A fault that nobody thought of must not end the work for good. */
    private Optional<Duration> guarded() throws InterruptedException {
        try {
            return round();
        } catch (RuntimeException e) {
            log.error(
                    "A round of {} failed ({} at {}); the next comes in {}",
                    name,
                    e.getClass().getName(),
                    e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0],
                    AFTER_A_FAULT);
            return Optional.of(AFTER_A_FAULT);
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
