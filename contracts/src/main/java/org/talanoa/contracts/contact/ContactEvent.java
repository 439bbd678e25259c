package org.talanoa.contracts.contact;

import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.OnTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;

/** Topic {@code notices}, keyed by contact: what became of a person whom we wrote to. */
@OnTopic(value = EventTopic.NOTICES, key = ContactId.class)
public sealed interface ContactEvent {
    ContactId contact();

    RegistrationId registration();

    ReviewId review();

    /**
     * Nothing is left of an erased person in notices, mails and parked records, and the last mail,
     * which told so, has ended.
     */
    @EventType("org.talanoa.contact.scrubbed.v1")
    record Scrubbed(ContactId contact, RegistrationId registration, ReviewId review)
            implements ContactEvent {}
}
