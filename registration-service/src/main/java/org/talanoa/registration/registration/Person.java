package org.talanoa.registration.registration;

import java.util.Locale;
import org.talanoa.contracts.LanguageTag;

/**
 * Somebody whom the house may write to.
 *
 * @param locale the language we write in
 */
public record Person(String givenName, String familyName, String email, LanguageTag locale) {
    /** The address as addresses are compared. */
    String address() {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Person[" + locale + "]";
    }
}
