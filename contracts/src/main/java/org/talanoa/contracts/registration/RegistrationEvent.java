package org.talanoa.contracts.registration;

import java.util.List;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.Nonce;
import org.talanoa.contracts.OnTopic;
import org.talanoa.contracts.RegistrationId;

/**
 * Topic {@code registrations}, keyed by registration, kept for ever: so no name in it, no free
 * text, no {@code String}.
 */
@OnTopic(value = EventTopic.REGISTRATIONS, key = RegistrationId.class)
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

    /**
     * The secretariat admits the organization. Its words to the organization, if there are any,
     * travel on {@code contacts}, which can forget.
     */
    @EventType("org.talanoa.registration.approved.v1")
    record Approved(RegistrationFacts registration) implements RegistrationEvent {}

    /** The secretariat does not admit the organization. Its reason travels on {@code contacts}. */
    @EventType("org.talanoa.registration.declined.v1")
    record Declined(RegistrationFacts registration) implements RegistrationEvent {}

    /** The organization changed what it had told, or the secretariat did so for it. */
    @EventType("org.talanoa.registration.changed.v1")
    record Changed(RegistrationFacts registration) implements RegistrationEvent {}

    /** The organization takes part no more: it, or the secretariat for it, withdrew. */
    @EventType("org.talanoa.registration.withdrawn.v1")
    record Withdrawn(RegistrationFacts registration) implements RegistrationEvent {}

    /**
     * These people are to be forgotten everywhere. Who keeps anything of them deletes it, and
     * refuses whatever still comes.
     *
     * @param contacts those erased by this event, at least one
     */
    @EventType("org.talanoa.contact.erased.v1")
    record ContactErased(RegistrationFacts registration, List<ContactId> contacts)
            implements RegistrationEvent {}

    /** The state once more, for those who were not there. No notice follows from it. */
    @EventType("org.talanoa.registration.state.v1")
    record Republished(RegistrationFacts registration) implements RegistrationEvent {}
}
