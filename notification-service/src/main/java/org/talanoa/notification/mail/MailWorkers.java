package org.talanoa.notification.mail;

import com.mongodb.MongoException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.talanoa.kit.KitSettings;
import org.talanoa.kit.operation.CaughtUp;
import org.talanoa.notification.notice.NoticeStore;

/**
 * Keeps the sending going: some workers with a connection each, and one sweep, at start and then
 * each minute, for what a crash or another instance left behind. No mail leaves before the topics
 * have been read to where they ended at the start.
 */
@Component
class MailWorkers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MailWorkers.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);
    private static final Duration TO_FINISH = Duration.ofSeconds(6);

    private final MailSender sender;
    private final MailStore mails;
    private final MailAgenda agenda;
    private final MailMaker maker;
    private final NoticeStore notices;
    private final CircuitBreaker breaker;
    private final CaughtUp caughtUp;
    private final MailSettings settings;
    private final int instance;
    private final Duration pause;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    MailWorkers(
            MailSender sender,
            MailStore mails,
            MailAgenda agenda,
            MailMaker maker,
            NoticeStore notices,
            CircuitBreaker smtpBreaker,
            CaughtUp caughtUp,
            MailSettings settings,
            KitSettings kit,
            Clock clock) {
        this.sender = sender;
        this.mails = mails;
        this.agenda = agenda;
        this.maker = maker;
        this.notices = notices;
        this.breaker = smtpBreaker;
        this.caughtUp = caughtUp;
        this.settings = settings;
        this.instance = kit.instance();
        this.pause = kit.outbox().sweep();
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (running) return;
        running = true;
        threads.add(Thread.ofVirtual().name("mail-sweep").start(this::sweep));
        for (int i = 0; i < settings.connections(); i++) {
            threads.add(Thread.ofVirtual().name("mail-worker-" + i).start(this::work));
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

    private void sweep() {
        boolean first = true;
        while (running) {
            var next = pause;
            try {
                if (first) notices.makeIndex();
                var soon = clock.instant().plus(pause);
                (first ? mails.dueAtStart(soon) : mails.due(soon)).forEach(this::note);
                maker.sweep();
                first = false;
            } catch (MongoException e) {
                log.debug("The database is away; the sweep is tried again", e);
                next = WHILE_AWAY;
            }
            try {
                Thread.sleep(next);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void note(Mail mail) {
        agenda.add(mail.id(), mail.nextLook(instance, clock.instant()));
    }

    /** Lets the mails that are being handed over end, for a while. */
    @Override
    public synchronized void stop() {
        running = false;
        threads.getFirst().interrupt();
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
