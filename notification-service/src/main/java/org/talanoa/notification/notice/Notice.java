package org.talanoa.notification.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.Nonce;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.seat.SeatState;

/**
 * A reason to tell a contact something. It is never sent itself: a mail is made of it.
 *
 * @param happenedAt when the event happened that calls for it
 * @param nonce from which its link is derived while the mail is rendered; worthless without the
 *     link key; null where the link has a document of its own, which holds the nonce
 * @param decision whose words it tells; null where nothing was decided
 * @param about the consultation that it tells of; null where it tells of none
 */
public record Notice(
        NoticeId id,
        ContactId contact,
        Template template,
        Instant happenedAt,
        ReviewId review,
        RegistrationId registration,
        RegistrationReference reference,
        @Nullable Nonce nonce,
        @Nullable Decision decision,
        @Nullable About about) {

    /**
     * A decision of the secretariat, whose words come with the contact.
     *
     * @param version of the registration after it: the contact has the words from this one on
     */
    public record Decision(long version, Instant at) {}

    /**
     * What there is to tell of a consultation; its title and times are looked up when it is told.
     *
     * @param seat the contact's seat after the event
     * @param offerUntil until when an offered seat can be taken
     * @param note why the consultation changed or was cancelled, in the secretariat's words
     */
    public record About(
            ConsultationId consultation,
            SeatState seat,
            @Nullable Instant offerUntil,
            @Nullable LocalizedText note) {}

    /** Of what needs no more than its event tells. */
    public static Notice plain(
            NoticeId id,
            ContactId contact,
            Template template,
            Instant happenedAt,
            ReviewId review,
            RegistrationId registration,
            RegistrationReference reference) {
        return new Notice(
                id,
                contact,
                template,
                happenedAt,
                review,
                registration,
                reference,
                null,
                null,
                null);
    }

    /** The same for the same event, contact and template: so a notice is there once. */
    public static NoticeId idOf(String event, ContactId contact, Template template) {
        return new NoticeId(event + ":" + contact + ":" + template.name());
    }

    /** Until when it is worth telling; an offer no longer than it can be taken. */
    public Instant validUntil() {
        var until = happenedAt.plus(NoticeRules.validityOf(template));
        return about == null || about.offerUntil() == null || about.offerUntil().isAfter(until)
                ? until
                : about.offerUntil();
    }
}
