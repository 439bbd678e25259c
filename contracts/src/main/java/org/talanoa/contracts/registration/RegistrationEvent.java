package org.talanoa.contracts.registration;

import org.talanoa.contracts.EventType;
import org.talanoa.contracts.Nonce;

/**
 * Topic {@code registrations}, keyed by registration, kept for ever: so no name in it, no free
 * text, no {@code String}.
 */
public sealed interface RegistrationEvent {
    /** The registration after this event, as far as everyone may know it. */
    RegistrationFacts registration();

    /**
     * The form came in. Nobody has proven yet that the address is theirs.
     *
     * @param confirmation from which the link that asks to confirm the address is derived
     */
    @EventType("org.talanoa.registration.received.v1")
    record Received(RegistrationFacts registration, Nonce confirmation)
            implements RegistrationEvent {}

    /**
     * The form came in with an address that acts for another registration already. Only the mail
     * that follows tells so: it leads to what exists, and no link confirms this one.
     *
     * @param existing the one that the address acts for, as it stood
     */
    @EventType("org.talanoa.registration.received-again.v1")
    record ReceivedAgain(RegistrationFacts registration, RegistrationFacts existing)
            implements RegistrationEvent {}

    /** The focal point proved the address; the secretariat can decide. */
    @EventType("org.talanoa.registration.confirmed.v1")
    record Confirmed(RegistrationFacts registration) implements RegistrationEvent {}

    /** Nobody proved the address in time; the registration ended as withdrawn. */
    @EventType("org.talanoa.registration.lapsed.v1")
    record Lapsed(RegistrationFacts registration) implements RegistrationEvent {}

    /** The state once more, for those who were not there. No notice follows from it. */
    @EventType("org.talanoa.registration.state.v1")
    record Republished(RegistrationFacts registration) implements RegistrationEvent {}
}
