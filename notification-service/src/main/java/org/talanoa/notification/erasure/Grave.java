package org.talanoa.notification.erasure;

import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.contact.ContactEvent;
import org.talanoa.kit.document.Decision;

/** What stays of an erased person: that nothing is left. */
public record Grave(ContactId contact, RegistrationId registration, ReviewId review) {
    static Grave of(Erasure erasure) {
        return new Grave(erasure.contact(), erasure.registration(), erasure.review());
    }

    Decision.Made<Grave, ContactEvent> dug() {
        return Decision.made(this, new ContactEvent.Scrubbed(contact, registration, review));
    }
}
