package org.talanoa.notification.registration;

import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.registration.RegistrationFacts;

/**
 * A registration as access links and notices need it.
 *
 * @param addressProven whether its focal point has proven the address: before that nothing is sent
 *     to it but the mail that asks for the proof
 * @param focalPoint null for what was stored before it was kept, until registration-service
 *     republishes
 */
public record KnownRegistration(
        RegistrationReference reference, boolean addressProven, @Nullable ContactId focalPoint) {
    static KnownRegistration of(RegistrationFacts facts) {
        return new KnownRegistration(
                facts.reference(), facts.confirmedAt() != null, facts.focalPoint());
    }
}
