package org.talanoa.registration.registration;

import org.talanoa.contracts.LanguageTag;

/**
 * Somebody whom the house may write to.
 *
 * @param locale the language we write in
 */
public record Person(String givenName, String familyName, String email, LanguageTag locale) {
    @Override
    public String toString() {
        return "Person[" + locale + "]";
    }
}
