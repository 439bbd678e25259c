package org.talanoa.notification.mail;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.talanoa.kit.operation.CaughtUp;

/**
 * Keeps the sending going: some connections with two workers each, of which one looks up and
 * records while the other one's mail is handed over. No mail leaves before the topics have been
 * read to where they ended at the start.
 */
@Component
class MailWorkers implements SmartLifecycle {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration TO_FINISH = Duration.ofSeconds(6);
    private static final int WORKERS_EACH = 2;

    private final MailSender sender;
    private final MailAgenda agenda;
    private final CircuitBreaker breaker;
    private final CaughtUp caughtUp;
    private final MailSettings settings;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    MailWorkers(
            MailSender sender,
            MailAgenda agenda,
            CircuitBreaker smtpBreaker,
            CaughtUp caughtUp,
            MailSettings settings,
            Clock clock) {
        this.sender = sender;
        this.agenda = agenda;
        this.breaker = smtpBreaker;
        this.caughtUp = caughtUp;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (running) return;
        running = true;
        var names = Thread.ofPlatform().daemon().name("mail-worker-", 0);
        for (int i = 0; i < settings.connections(); i++) {
            var connection = new SmtpConnection(settings);
            for (int j = 0; j < WORKERS_EACH; j++) {
                threads.add(names.start(() -> work(connection)));
            }
        }
    }

    private void work(SmtpConnection connection) {
        try (connection) {
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
        var until = clock.instant().plus(TO_FINISH);
        try {
            for (var thread : threads) {
                var left = Duration.between(clock.instant(), until);
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
