package org.talanoa.notification.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
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
    private static final Logger log = LoggerFactory.getLogger(MailMaker.class);

    private final NoticeStore notices;
    private final ContactStore contacts;
    private final ReviewStore reviews;
    private final MailStore mails;
    private final MailAgenda agenda;
    private final Clock clock;
    private final Counter missed;
    private final AtomicLong waiting;

    MailMaker(
            NoticeStore notices,
            ContactStore contacts,
            ReviewStore reviews,
            MailStore mails,
            MailAgenda agenda,
            MeterRegistry meters,
            Clock clock) {
        this.notices = notices;
        this.contacts = contacts;
        this.reviews = reviews;
        this.mails = mails;
        this.agenda = agenda;
        this.clock = clock;
        this.missed = meters.counter(MailSender.METER, "outcome", "missed");
        this.waiting = meters.gauge("talanoa.notices.waiting", new AtomicLong());
    }

    @EventListener
    void on(NoticeAdded added) {
        goOn(added.notice());
    }

    @EventListener
    void on(ContactKnown known) {
        notices.waitingFor(known.contact()).forEach(this::goOn);
    }

    @EventListener
    void on(ReviewKnown known) {
        notices.waitingFor(known.review()).forEach(this::goOn);
    }

    /** Catches what was left over when this service ended, and what has become too old. */
    void sweep() {
        notices.waiting().forEach(this::goOn);
        waiting.set(notices.countWaiting());
    }

    private void goOn(Notice notice) {
        var now = clock.instant();
        if (now.isAfter(notice.validUntil())) {
            if (mails.miss(notice, now)) missed.increment();
        } else if (contacts.find(notice.contact()).isPresent()
                && reviews.find(notice.review()).isPresent()) {
            agenda.add(mails.queue(notice, now), now);
        } else {
            log.debug("Notice {} waits for its contact or its review", notice.id());
            return;
        }
        notices.settled(notice.id());
    }
}
