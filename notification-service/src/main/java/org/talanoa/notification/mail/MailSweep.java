package org.talanoa.notification.mail;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.talanoa.kit.KitSettings;
import org.talanoa.kit.Rounds;
import org.talanoa.notification.access.AccessLinks;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.notice.Announcements;
import org.talanoa.notification.notice.FocalPoints;
import org.talanoa.notification.notice.NoticeStore;
import org.talanoa.notification.seat.SeatStore;

/**
 * Finds, at start and then each minute, what a crash or another instance left behind, and forgets
 * links that have ended.
 */
@Component
class MailSweep extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(MailSweep.class);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    private final MailStore mails;
    private final MailAgenda agenda;
    private final MailMaker maker;
    private final MailMeters meters;
    private final NoticeStore notices;
    private final ContactStore contacts;
    private final AccessLinks links;
    private final SeatStore seats;
    private final FocalPoints focalPoints;
    private final Announcements announcements;
    private final KitSettings settings;
    private final Clock clock;
    private boolean first = true;

    MailSweep(
            MailStore mails,
            MailAgenda agenda,
            MailMaker maker,
            MailMeters meters,
            NoticeStore notices,
            ContactStore contacts,
            AccessLinks links,
            SeatStore seats,
            FocalPoints focalPoints,
            Announcements announcements,
            KitSettings settings,
            Clock clock) {
        super("mail-sweep");
        this.mails = mails;
        this.agenda = agenda;
        this.maker = maker;
        this.meters = meters;
        this.notices = notices;
        this.contacts = contacts;
        this.links = links;
        this.seats = seats;
        this.focalPoints = focalPoints;
        this.announcements = announcements;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected Optional<Duration> round() {
        var pause = settings.outbox().sweep();
        try {
            if (first) makeIndexes();
            var soon = clock.instant().plus(pause);
            (first ? mails.dueAtStart(soon) : mails.due(soon)).forEach(this::note);
            focalPoints.sweep();
            maker.sweep();
            meters.found(mails.open());
            links.forgetEnded();
            first = false;
            return Optional.of(pause);
        } catch (MongoException e) {
            log.debug("The database is away; the sweep is tried again", e);
            return Optional.of(WHILE_AWAY);
        }
    }

    private void makeIndexes() {
        notices.makeIndexes();
        contacts.makeIndexes();
        links.makeIndexes();
        seats.makeIndexes();
        focalPoints.makeIndexes();
        announcements.makeIndexes();
    }

    private void note(Mail mail) {
        agenda.add(mail.id(), mail.untilLookedAt(settings.instance(), clock.instant()));
    }
}
