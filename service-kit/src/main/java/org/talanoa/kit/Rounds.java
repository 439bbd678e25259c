package org.talanoa.kit;

import java.time.Duration;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/**
 * Work that a service does by itself, round after round, on a thread of its own, from its start
 * until it has no more to do or the service ends. Ending interrupts the round that is under way.
 */
public abstract class Rounds implements SmartLifecycle {
    private final Thread.Builder threads;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    /**
     * @param threads makes the thread, with its name
     */
    protected Rounds(Thread.Builder threads) {
        this.threads = threads;
    }

    /** Does one round and says after which pause the next is due; empty if there is no next one. */
    protected abstract Optional<Duration> round() throws InterruptedException;

    @Override
    public void start() {
        running = true;
        thread = threads.start(this::go);
    }

    private void go() {
        try {
            while (running) {
                var pause = round();
                if (pause.isEmpty()) return;
                if (running) Thread.sleep(pause.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service ends
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
