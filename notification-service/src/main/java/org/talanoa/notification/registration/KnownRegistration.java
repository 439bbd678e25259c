package org.talanoa.notification.registration;

import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.registration.RegistrationFacts;

/**
 * A registration as access links need it.
 *
 * @param addressProven whether its focal point has proven the address: before that nothing is sent
 *     to it but the mail that asks for the proof
 */
public record KnownRegistration(RegistrationReference reference, boolean addressProven) {
    static KnownRegistration of(RegistrationFacts facts) {
        return new KnownRegistration(facts.reference(), facts.confirmedAt() != null);
    }
}
