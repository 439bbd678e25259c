package org.talanoa.contracts.contact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.OnTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;

/**
 * Topic {@code contacts}, keyed by contact, compacted: a person who gets mail, as of the
 * registration's version that the record carries. Only notification-service reads it. A tombstone
 * takes the person away.
 *
 * @param role whether the person acts for the registration or takes part
 * @param language the language we write in
 * @param organizationName what the form said, in the language of the form
 * @param words what the secretariat said to the registration when it decided, the last of it; null
 *     where it never said anything
 */
@EventType("org.talanoa.contact.state.v1")
@OnTopic(value = EventTopic.CONTACTS, key = ContactId.class)
public record ContactRecord(
        ContactId id,
        RegistrationId registration,
        RegistrationReference reference,
        ReviewId review,
        Role role,
        String givenName,
        String familyName,
        String email,
        LanguageTag language,
        String organizationName,
        @Nullable List<Words> words) {

    /**
     * What the secretariat said.
     *
     * @param at {@code decidedAt} of the fact that it belongs to
     */
    public record Words(Instant at, String text) {
        @Override
        public String toString() {
            return "Words[" + at + "]";
        }
    }

    public enum Role {
        FOCAL_POINT,
        DELEGATE
    }

    @Override
    public String toString() {
        return "ContactRecord[" + id + "]";
    }
}
