package org.talanoa.notification.mail;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.talanoa.kit.operation.CaughtUp;

/**
 * Keeps the sending going: some workers with a connection each. No mail leaves before the topics
 * have been read to where they ended at the start.
 */
@Component
class MailWorkers implements SmartLifecycle {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration TO_FINISH = Duration.ofSeconds(6);

    private final MailSender sender;
    private final MailAgenda agenda;
    private final CircuitBreaker breaker;
    private final CaughtUp caughtUp;
    private final MailSettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    MailWorkers(
            MailSender sender,
            MailAgenda agenda,
            CircuitBreaker smtpBreaker,
            CaughtUp caughtUp,
            MailSettings settings) {
        this.sender = sender;
        this.agenda = agenda;
        this.breaker = smtpBreaker;
        this.caughtUp = caughtUp;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (running) return;
        running = true;
        for (int i = 0; i < settings.connections(); i++) {
            threads.add(Thread.ofPlatform().daemon().name("mail-worker-" + i).start(this::work));
        }
    }

    private void work() {
        try (var connection = new SmtpConnection(settings)) {
            while (running) {
                if (!caughtUp.isReached() || breaker.getState() == CircuitBreaker.State.OPEN) {
                    Thread.sleep(LOOK);
                    continue;
                }
                var next = agenda.next(LOOK);
                if (next.isPresent()) sender.send(next.get(), connection, () -> running);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the mails that are being handed over end, for a while. */
    @Override
    public synchronized void stop() {
        running = false;
        long until = System.nanoTime() + TO_FINISH.toNanos();
        try {
            for (var thread : threads) {
                var left = Duration.ofNanos(until - System.nanoTime());
                if (!thread.join(left.isPositive() ? left : Duration.ofMillis(1))) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
