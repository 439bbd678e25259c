package org.talanoa.notification.erasure;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.talanoa.kit.KitSettings;
import org.talanoa.kit.Rounds;
import org.talanoa.notification.access.AccessLinks;
import org.talanoa.notification.contact.ContactLeaves;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.mail.LastMails;
import org.talanoa.notification.mail.MailEnded;
import org.talanoa.notification.notice.ContactsErased;
import org.talanoa.notification.notice.NoticeStore;

/**
 * Forgets people. Each step can be done again, so an erasure that was broken off is simply done
 * once more: when its fact comes again, when a mail of the person ends, and round after round.
 */
@Component
class Erasing extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(Erasing.class);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    private final ErasureStore erasures;
    private final ContactStore contacts;
    private final NoticeStore notices;
    private final AccessLinks links;
    private final LastMails mails;
    private final Duration pause;

    Erasing(
            ErasureStore erasures,
            ContactStore contacts,
            NoticeStore notices,
            AccessLinks links,
            LastMails mails,
            KitSettings kit) {
        super("erasing");
        this.erasures = erasures;
        this.contacts = contacts;
        this.notices = notices;
        this.links = links;
        this.mails = mails;
        this.pause = kit.outbox().sweep();
    }

    /** The tombstone can come before the fact: the address is kept in the last mail only. */
    @EventListener
    void on(ContactLeaves leaving) {
        mails.draft(leaving.contact());
    }

    @EventListener
    void on(ContactsErased erased) {
        for (var contact : erased.contacts()) {
            var erasure = new Erasure(contact, erased.registration(), erased.review());
            if (erasures.isDone(contact)) continue;
            erasures.begin(erasure);
            erase(erasure);
        }
    }

    @EventListener
    void on(MailEnded ended) {
        erasures.find(ended.contact()).ifPresent(this::erase);
    }

    @Override
    protected Optional<Duration> round() {
        try {
            erasures.underWay().forEach(this::erase);
            return Optional.of(pause);
        } catch (MongoException e) {
            log.debug("The database is away; erasures are gone on with later", e);
            return Optional.of(WHILE_AWAY);
        }
    }

    private void erase(Erasure erasure) {
        var contact = erasure.contact();
        mails.draft(contact);
        contacts.bury(contact);
        notices.endAllOf(contact);
        links.voidAllOf(contact);
        if (mails.end(contact, erasure.registration())) {
            erasures.done(erasure);
            log.info("Nothing is left of contact {}", contact);
        }
    }
}
