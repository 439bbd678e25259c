package org.talanoa.registration.registration;

import org.talanoa.contracts.LanguageTag;
import org.talanoa.kit.EmailAddress;

/**
 * Somebody whom the house may write to.
 *
 * @param locale the language we write in
 */
public record Person(String givenName, String familyName, String email, LanguageTag locale) {
    /** The address as addresses are compared. */
    String address() {
        return EmailAddress.comparable(email);
    }

    @Override
    public String toString() {
        return "Person[" + locale + "]";
    }
}
