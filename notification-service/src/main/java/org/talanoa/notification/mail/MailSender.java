package org.talanoa.notification.mail;

import com.mongodb.MongoException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.notice.NoticeState;

/**
 * Sends one mail: writes it, claims it, hands it over, records how that ended. Limiter and breaker
 * are asked before the claim, so that a mail that could not leave anyway does not lose a try.
 */
@Component
class MailSender {
    private static final Logger log = LoggerFactory.getLogger(MailSender.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final MailStore mails;
    private final MailAgenda agenda;
    private final MailWriter writer;
    private final RateLimiter limiter;
    private final CircuitBreaker breaker;
    private final ApplicationEventPublisher house;
    private final MailMeters meters;
    private final RandomGenerator chance;
    private final Clock clock;

    MailSender(
            MailStore mails,
            MailAgenda agenda,
            MailWriter writer,
            RateLimiter smtpLimiter,
            CircuitBreaker smtpBreaker,
            ApplicationEventPublisher house,
            MailMeters meters,
            RandomGenerator chance,
            Clock clock) {
        this.mails = mails;
        this.agenda = agenda;
        this.writer = writer;
        this.limiter = smtpLimiter;
        this.breaker = smtpBreaker;
        this.house = house;
        this.meters = meters;
        this.chance = chance;
        this.clock = clock;
    }

    /**
     * Sends a mail of the agenda and takes it off, or puts it back.
     *
     * @param running whether it is still worth waiting
     */
    void send(MailId id, SmtpConnection connection, BooleanSupplier running)
            throws InterruptedException {
        Optional<Duration> again;
        try {
            again = attempt(id, connection, running);
        } catch (MongoException e) {
            log.debug("The database is away; mail {} stays as it is and is tried again", id, e);
            again = Optional.of(PAUSE);
        } catch (RuntimeException e) {
            // Its text could quote the mail, so only its kind is told.
            log.error(
                    "Mail {} could not be sent ({} at {}); a sweep tries it again, until it is too old",
                    id,
                    e.getClass().getName(),
                    e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
            again = Optional.empty();
        }
        again.ifPresentOrElse(pause -> agenda.again(id, pause), () -> agenda.done(id));
    }

    /** Answers after which pause the mail wants to be tried again. */
    private Optional<Duration> attempt(
            MailId id, SmtpConnection connection, BooleanSupplier running)
            throws InterruptedException {
        var mail = mails.find(id).filter(m -> !m.isEnded());
        if (mail.isEmpty()) return Optional.empty();
        Optional<Duration> again;
        try (var _ = writer.inTraceOf(mail.get())) {
            again = attempt(mail.get(), connection, running);
        } catch (MongoException e) {
            throw e;
        } catch (RuntimeException e) {
            // It may never get as far as its claim, which ends what is too old.
            if (!clock.instant().isAfter(mail.get().validUntil())) throw e;
            failed(id, "NOT_WRITTEN", e.getClass().getName());
            again = Optional.empty();
        }
        if (again.isEmpty()) house.publishEvent(new MailEnded(mail.get().contact()));
        return again;
    }

    private Optional<Duration> attempt(
            Mail mail, SmtpConnection connection, BooleanSupplier running)
            throws InterruptedException {
        var message = writer.message(mail);
        if (message.isEmpty()) return unwritable(mail);
        while (!limiter.acquirePermission()) {
            if (!running.getAsBoolean()) return Optional.empty();
        }
        if (!breaker.tryAcquirePermission()) return Optional.of(PAUSE);
        var claimed = claimUnder(mail.id());
        if (claimed.isEmpty()) return Optional.empty();
        if (!claimed.get().notices().equals(mail.notices())) {
            // More came to be told while it was written. Now nothing can be added any more.
            message = writer.message(claimed.get());
            if (message.isEmpty()) {
                breaker.releasePermission();
                return unwritable(claimed.get());
            }
        }
        return deliver(claimed.get(), message.get(), connection, running);
    }

    private Optional<Duration> unwritable(Mail mail) {
        var id = mail.id();
        if (mail.state() == NoticeState.DRAFT || writer.isForNobody(mail)) {
            var now = clock.instant();
            var cancelled = mails.cancelled(id, now);
            cancelled.ifPresent(_ -> meters.count("cancelled"));
            return cancelled.isPresent()
                    ? Optional.empty()
                    : Optional.ofNullable(mail.dueAt()).map(due -> Duration.between(now, due));
        }
        failed(id, "NO_ADDRESS", "its contact has no usable address");
        return Optional.empty();
    }

    private void failed(MailId id, String why, String because) {
        mails.failed(id, why)
                .ifPresent(_ -> {
                    log.info("Mail {} is not sent and has failed: {}", id, because);
                    meters.count("failed");
                });
    }

    /** Claims, and gives the breaker its permission back if nothing is sent after all. */
    private Optional<Mail> claimUnder(MailId id) {
        var claimed = Optional.<Mail>empty();
        try {
            claimed = mails.claim(id, clock.instant());
            claimed.filter(Mail::isEnded)
                    .ifPresent(late -> meters.count(late.state().name().toLowerCase(Locale.ROOT)));
            claimed = claimed.filter(mail -> !mail.isEnded());
        } finally {
            if (claimed.isEmpty()) breaker.releasePermission();
        }
        return claimed;
    }

    private Optional<Duration> deliver(
            Mail mail, MimeMessage message, SmtpConnection connection, BooleanSupplier running)
            throws InterruptedException {
        long begun = System.nanoTime();
        var outcome = connection.deliver(message);
        tellBreaker(outcome, System.nanoTime() - begun);
        var id = mail.id();
        return switch (outcome) {
            case Outcome.Accepted _ -> {
                record(() -> mails.sent(id), running);
                meters.sent(mail);
                log.info("Mail {} was taken by the mail server", id);
                yield Optional.empty();
            }
            case Outcome.Refused(var answer) -> {
                record(() -> mails.failed(id, answer), running);
                meters.count("failed");
                log.info("Mail {} was refused for good ({}); it is not tried again", id, answer);
                yield Optional.empty();
            }
            case Outcome.Deferred(var answer, var _) -> {
                var pause = Backoff.after(mail.attempts(), chance);
                var at = clock.instant().plus(pause);
                var goesOn =
                        record(() -> mails.deferred(id, answer, at), running)
                                .filter(after -> !after.isEnded());
                meters.count(goesOn.isPresent() ? "deferred" : "failed");
                log.info(
                        "Mail server did not take mail {} ({}); it is {}",
                        id,
                        answer,
                        goesOn.isPresent() ? "tried again at " + at : "too old to be tried again");
                yield goesOn.map(_ -> pause);
            }
        };
    }

    /** Only trouble with the server opens the breaker, never what it says of one address. */
    private void tellBreaker(Outcome outcome, long nanos) {
        if (outcome instanceof Outcome.Deferred(var answer, var trouble) && trouble) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException(answer));
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * What has happened has to be recorded: else the mail would leave twice. So it is tried until
     * it works; only if this process ends before, the mail is sent again, under its Message-ID.
     */
    private Optional<Mail> record(Supplier<Optional<Mail>> write, BooleanSupplier running)
            throws InterruptedException {
        while (true) {
            try {
                return write.get();
            } catch (MongoException e) {
                if (!running.getAsBoolean()) throw e;
                log.debug("The database is away; what became of a mail is recorded later", e);
                Thread.sleep(PAUSE);
            }
        }
    }
}
