package org.talanoa.notification.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.Nonce;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.notice.Template;

/**
 * A reason to tell a contact something. It is never sent itself: a mail is made of it.
 *
 * @param happenedAt when the event happened that calls for it
 * @param nonce from which its link is derived while the mail is rendered; worthless without the
 *     link key; null where the link has a document of its own, which holds the nonce
 */
public record Notice(
        NoticeId id,
        ContactId contact,
        Template template,
        Instant happenedAt,
        ReviewId review,
        RegistrationId registration,
        RegistrationReference reference,
        @Nullable Nonce nonce) {

    /** The same for the same event, contact and template: so a notice is there once. */
    public static NoticeId idOf(String event, ContactId contact, Template template) {
        return new NoticeId(event + ":" + contact + ":" + template.name());
    }

    /** Until when it is worth telling. */
    public Instant validUntil() {
        return happenedAt.plus(NoticeRules.validityOf(template));
    }
}
