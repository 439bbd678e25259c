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
import org.talanoa.notification.notice.FocalPoints;

/**
 * Finds, at start and then each minute, what a crash or another instance left behind, the rest of
 * many sooner, and forgets links that have ended.
 */
@Component
class MailSweep extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(MailSweep.class);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);
    private static final Duration WHILE_MORE_WAIT = Duration.ofSeconds(10);

    private final MailStore mails;
    private final MailAgenda agenda;
    private final MailMaker maker;
    private final MailMeters meters;
    private final AccessLinks links;
    private final FocalPoints focalPoints;
    private final KitSettings settings;
    private final Clock clock;
    private boolean first = true;

    MailSweep(
            MailStore mails,
            MailAgenda agenda,
            MailMaker maker,
            MailMeters meters,
            AccessLinks links,
            FocalPoints focalPoints,
            KitSettings settings,
            Clock clock) {
        super("mail-sweep");
        this.mails = mails;
        this.agenda = agenda;
        this.maker = maker;
        this.meters = meters;
        this.links = links;
        this.focalPoints = focalPoints;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected Optional<Duration> round() {
        var pause = settings.outbox().sweep();
        try {
            var soon = clock.instant().plus(pause);
            var due = first ? mails.dueAtStart(soon) : mails.due(soon);
            due.forEach(this::note);
            focalPoints.sweep();
            maker.sweep();
            meters.found(mails.open());
            links.forgetEnded();
            first = false;
            var more = due.size() >= MailStore.AT_ONCE && pause.compareTo(WHILE_MORE_WAIT) > 0;
            return Optional.of(more ? WHILE_MORE_WAIT : pause);
        } catch (MongoException e) {
            log.debug("The database is away; the sweep is tried again", e);
            return Optional.of(WHILE_AWAY);
        }
    }

    private void note(Mail mail) {
        agenda.add(mail.id(), mail.untilLookedAt(settings.instance(), clock.instant()));
    }
}
