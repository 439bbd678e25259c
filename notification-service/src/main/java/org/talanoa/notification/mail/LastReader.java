package org.talanoa.notification.mail;

import org.talanoa.contracts.LanguageTag;
import org.talanoa.notification.contact.Contact;

/** Whom the last mail to an erased person goes to, and what it needs to be written. */
public record LastReader(String email, LanguageTag language, String organizationName) {
    static LastReader of(Contact contact) {
        return new LastReader(contact.email(), contact.language(), contact.organizationName());
    }

    Contact asContact() {
        return new Contact("", "", email, language, organizationName, null, null, null, null);
    }

    /** Persons don't print themselves. */
    @Override
    public String toString() {
        return "LastReader";
    }
}
