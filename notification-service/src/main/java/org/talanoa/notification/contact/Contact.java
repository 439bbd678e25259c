package org.talanoa.notification.contact;

import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.kit.EmailAddress;

/**
 * A person as mails need them.
 *
 * @param language the one we write in
 * @param organizationName what the form said
 * @param address the e-mail address as addresses are compared; null with the standing
 * @param standing null for who was stored before it was kept: no access link is sent to them until
 *     registration-service republishes
 */
public record Contact(
        String givenName,
        String familyName,
        String email,
        LanguageTag language,
        String organizationName,
        @Nullable String address,
        @Nullable Standing standing) {

    static Contact of(ContactRecord person) {
        return new Contact(
                person.givenName(),
                person.familyName(),
                person.email(),
                person.language(),
                person.organizationName(),
                EmailAddress.comparable(person.email()),
                new Standing(person.id(), person.registration(), person.review(), person.role()));
    }

    /** Persons don't print themselves. */
    @Override
    public String toString() {
        return "Contact";
    }
}
