package org.talanoa.notification.contact;

import org.talanoa.contracts.LanguageTag;

/**
 * A person as mails need them.
 *
 * @param language the one we write in
 * @param organizationName what the form said
 */
public record Contact(
        String givenName,
        String familyName,
        String email,
        LanguageTag language,
        String organizationName) {

    /** Persons don't print themselves. */
    @Override
    public String toString() {
        return "Contact";
    }
}
