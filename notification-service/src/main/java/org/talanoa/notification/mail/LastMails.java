package org.talanoa.notification.mail;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.registration.RegistrationStore;

/** The mails of a person who is erased: all end, and one last tells so. */
@Component
public class LastMails {
    private final MailStore mails;
    private final MailAgenda agenda;
    private final ContactStore contacts;
    private final RegistrationStore registrations;
    private final Clock clock;

    LastMails(
            MailStore mails,
            MailAgenda agenda,
            ContactStore contacts,
            RegistrationStore registrations,
            Clock clock) {
        this.mails = mails;
        this.agenda = agenda;
        this.contacts = contacts;
        this.registrations = registrations;
        this.clock = clock;
    }

    /** Writes the last mail as long as the address is known, once. */
    public void draft(ContactId id) {
        contacts.find(id)
                .ifPresent(contact -> {
                    if (contact.standing() == null) return;
                    mails.draftLast(contact.standing(), LastReader.of(contact), clock.instant());
                });
    }

    /**
     * Sends the last mail if there is one, and ends all others but what is being handed over.
     *
     * @return whether all have ended
     */
    public boolean end(ContactId id, RegistrationId registration) {
        var now = clock.instant();
        if (registrations.proven(registration).isPresent()) {
            mails.releaseLast(id, now)
                    .filter(mail -> !mail.isEnded())
                    .ifPresent(mail -> agenda.add(mail.id(), Duration.ZERO));
        }
        boolean allEnded = true;
        for (var mail : mails.notEndedOf(id)) {
            // A last mail that was not released goes to an address that nobody has proven.
            var after = mail.isReleasedLast() ? mail : mails.cancelled(mail.id(), now).orElse(mail);
            allEnded &= after.isEnded();
        }
        return allEnded;
    }
}
