package org.talanoa.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.notice.Template;
import org.talanoa.kit.operation.CaughtUp;
import org.talanoa.notification.consultation.ConsultationKnown;
import org.talanoa.notification.consultation.ConsultationStore;
import org.talanoa.notification.contact.ContactKnown;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.notice.Notice;
import org.talanoa.notification.notice.NoticeAdded;
import org.talanoa.notification.notice.NoticeStore;
import org.talanoa.notification.review.ReviewKnown;
import org.talanoa.notification.review.ReviewStore;

/**
 * Makes mails of notices. What a notice needs comes by other topics and may come later: then it
 * waits, and goes on when that has come. If it waits for too long it ends as missed.
 */
@Component
class MailMaker {
    /** How long a delegate's address is waited for. */
    private static final Duration FOR_A_DELEGATE = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(MailMaker.class);

    private final NoticeStore notices;
    private final ContactStore contacts;
    private final ReviewStore reviews;
    private final MailStore mails;
    private final MailAgenda agenda;
    private final ConsultationStore consultations;
    private final CaughtUp caughtUp;
    private final MailSettings settings;
    private final Clock clock;
    private final MailMeters counts;
    private final AtomicLong waiting;

    MailMaker(
            NoticeStore notices,
            ContactStore contacts,
            ReviewStore reviews,
            ConsultationStore consultations,
            CaughtUp caughtUp,
            MailSettings settings,
            MailStore mails,
            MailAgenda agenda,
            MailMeters counts,
            MeterRegistry meters,
            Clock clock) {
        this.notices = notices;
        this.contacts = contacts;
        this.reviews = reviews;
        this.mails = mails;
        this.agenda = agenda;
        this.consultations = consultations;
        this.caughtUp = caughtUp;
        this.settings = settings;
        this.clock = clock;
        this.counts = counts;
        this.waiting = meters.gauge("talanoa.notices.waiting", new AtomicLong());
    }

    @EventListener
    void on(NoticeAdded added) {
        var notice = added.notice();
        if (isSettled(notice)) return;
        notices.await(notice);
        // What it needs may have come in between, and found nothing that waits.
        goOn(notice);
    }

    @EventListener
    void on(ContactKnown known) {
        notices.waitingFor(known.contact()).forEach(this::goOnLater);
    }

    @EventListener
    void on(ReviewKnown known) {
        notices.waitingFor(known.review()).forEach(this::goOnLater);
    }

    @EventListener
    void on(ConsultationKnown known) {
        notices.waitingFor(known.consultation()).forEach(this::goOnLater);
    }

    /** Catches what was left over when this service ended, and what has become too old. */
    void sweep() {
        notices.waiting().forEach(this::goOnLater);
        waiting.set(notices.countWaiting());
    }

    private void goOnLater(NoticeStore.Waiting waiting) {
        try (var _ = notices.inTraceOf(waiting)) {
            goOn(waiting.notice());
        }
    }

    private void goOn(Notice notice) {
        if (isSettled(notice)) notices.settled(notice.id());
    }

    /** Makes its mail, if it can be made; false if something has to come before. */
    private boolean isSettled(Notice notice) {
        var now = clock.instant();
        if (contacts.isBuried(notice.contact())) {
            log.debug("Notice {} is told to nobody: its contact was erased", notice.id());
        } else if (now.isAfter(notice.validUntil())) {
            if (mails.miss(notice, now)) counts.count("missed");
        } else if (isReady(notice)) {
            queue(notice, now);
        } else if (isWithoutContact(notice, now)) {
            counts.count("given-up");
            log.info(
                    "Notice {} is given up: its delegate has no address of their own", notice.id());
        } else {
            log.debug("Notice {} waits for what it tells", notice.id());
            return false;
        }
        return true;
    }

    private void queue(Notice notice, Instant now) {
        if (!Importance.isMerged(notice.template())) {
            agenda.add(mails.queue(notice, now), Duration.ZERO);
            return;
        }
        var pause = settings.quietWindow();
        agenda.add(mails.gather(notice, now, now.plus(pause)), pause);
    }

    private boolean isReady(Notice notice) {
        var decision = notice.decision();
        var about = notice.about();
        return contacts.find(notice.contact())
                        .filter(contact -> decision == null || contact.isAsOf(decision.version()))
                        .isPresent()
                && reviews.find(notice.review()).isPresent()
                && (about == null || consultations.find(about.consultation()).isPresent());
    }

    /**
     * A delegate with the address of the focal point is no contact. The record of one who is was
     * sent before the event, so after an hour it would have come.
     */
    private boolean isWithoutContact(Notice notice, Instant now) {
        return notice.template() == Template.DELEGATE_NAMED
                && caughtUp.isReached()
                && now.isAfter(notice.happenedAt().plus(FOR_A_DELEGATE))
                && contacts.find(notice.contact()).isEmpty();
    }
}
