package org.talanoa.notification.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.notice.NoticeState;

/** What operators see of mails: what became of them, what still waits, and how late they leave. */
@Component
class MailMeters {
    private static final String MAILS = "talanoa.mails";

    /** Counted from the start, so that the first failure is seen as a rise. */
    private static final List<String> OUTCOMES =
            List.of("sent", "deferred", "failed", "cancelled", "missed", "given-up");

    private final MeterRegistry meters;
    private final Duration quietWindow;
    private final Clock clock;
    private final Timer delay;
    private final Map<NoticeState, Open> open = new ConcurrentHashMap<>();

    /**
     * Mails of one state that have not ended.
     *
     * @param oldest when the first of them was made
     */
    record Open(NoticeState state, int count, Instant oldest) {}

    MailMeters(MeterRegistry meters, MailSettings settings, Clock clock) {
        this.meters = meters;
        this.quietWindow = settings.quietWindow();
        this.clock = clock;
        this.delay =
                Timer.builder("talanoa.mail.delay")
                        .description("From when a mail was due to when the mail server took it")
                        .serviceLevelObjectives(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(10),
                                Duration.ofHours(1))
                        .register(meters);
        OUTCOMES.forEach(outcome -> meters.counter(MAILS, "outcome", outcome));
        Stream.of(NoticeState.DRAFT, NoticeState.QUEUED, NoticeState.SENDING, NoticeState.RETRYING)
                .forEach(this::registerOpen);
        Gauge.builder("talanoa.mails.oldest", this, MailMeters::secondsOfOldest)
                .description("How long the mail that waits longest has been waiting")
                .baseUnit("seconds")
                .register(meters);
    }

    private void registerOpen(NoticeState state) {
        Gauge.builder("talanoa.mails.open", () -> count(open.get(state)))
                .description("Mails that have not ended, as the last sweep found them")
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    private static int count(@Nullable Open found) {
        return found == null ? 0 : found.count();
    }

    /** A draft waits for somebody, not for us. */
    private double secondsOfOldest() {
        return open.values().stream()
                .filter(found -> found.state() != NoticeState.DRAFT)
                .map(found -> Duration.between(found.oldest(), clock.instant()))
                .max(Duration::compareTo)
                .map(waited -> waited.toMillis() / 1000.0)
                .orElse(0.0);
    }

    void count(String outcome) {
        meters.counter(MAILS, "outcome", outcome).increment();
    }

    /** Counts a mail that the server took just now; what was merged was due after its window. */
    void sent(Mail mail) {
        count("sent");
        var due = mail.queuedAt();
        if (Importance.isMerged(mail.template())) due = due.plus(quietWindow);
        delay.record(Duration.between(due, clock.instant()));
    }

    /** These are open now. */
    void found(List<Open> now) {
        open.keySet().retainAll(now.stream().map(Open::state).toList());
        now.forEach(found -> open.put(found.state(), found));
    }
}
