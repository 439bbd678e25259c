package org.talanoa.registration.registration;

import static org.talanoa.kit.document.Decision.made;
import static org.talanoa.kit.document.Decision.quiet;
import static org.talanoa.kit.document.Decision.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.Nonce;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Keyed;
import org.talanoa.kit.document.Decision.Made;

/**
 * An organization's request to take part in a review. It decides; it stores nothing, sends nothing
 * and asks no clock.
 *
 * @param answers to the form's own questions, by field
 * @param confirmation from which the link that proves the address is derived; null once it has been
 *     used, or lapsed
 * @param confirmUntil when an unconfirmed registration lapses
 */
public record Registration(
        RegistrationId id,
        RegistrationReference reference,
        ReviewId review,
        RegistrationStatus status,
        RegisteredOrganization organization,
        Person focalPoint,
        List<Delegate> delegates,
        List<ConsultationId> consultations,
        Visibility visibility,
        int formVersion,
        Map<String, String> answers,
        Consents consents,
        @Nullable Nonce confirmation,
        Instant confirmUntil,
        Instant submittedAt,
        List<HistoryEntry> history) {

    /** The way in: nobody has proven the address yet, so nothing but one mail follows. */
    Made<Registration, RegistrationEvent> received() {
        if (confirmation == null) throw new IllegalStateException("A new registration has a nonce");
        return withContact(new RegistrationEvent.Received(facts(), confirmation));
    }

    /**
     * The way in of who is there already. It is kept like any other, but no link confirms it: the
     * one mail that follows leads to what exists.
     *
     * @param existing the registration that the address acts for
     */
    Made<Registration, RegistrationEvent> receivedAgain(Registration existing) {
        if (confirmation != null) throw new IllegalStateException("No link confirms it");
        return made(this, new RegistrationEvent.ReceivedAgain(facts(), existing.facts()));
    }

    /**
     * The address for which it stands in its review: once the address is proven, until the
     * registration is withdrawn. No two stand for one, so a second is refused when it is proven;
     * who only fills in a form takes an address from nobody.
     */
    Optional<String> standsFor() {
        return switch (status) {
            case UNDER_REVIEW, APPROVED, DECLINED -> Optional.of(focalPoint.address());
            case UNCONFIRMED, WITHDRAWN -> Optional.empty();
        };
    }

    /** The state once more, with the contact, for who has neither. */
    Made<Registration, RegistrationEvent> republished() {
        return withContact(new RegistrationEvent.Republished(facts()));
    }

    private Made<Registration, RegistrationEvent> withContact(RegistrationEvent event) {
        Made<Registration, RegistrationEvent> made = made(this, event);
        return made.with(new Keyed(EventTopic.CONTACTS, focalPointId(), focalPointRecord()));
    }

    /** Takes the proof that the focal point reads the address. The link works once. */
    Decision<Registration, RegistrationEvent> confirm(boolean tokenFits, Instant now) {
        return switch (status) {
            case UNCONFIRMED -> {
                if (!tokenFits) yield refused(RegistrationRefusal.TOKEN_INVALID);
                // At that moment it lapses, even if that is not written down yet.
                if (!now.isBefore(confirmUntil)) yield refused(RegistrationRefusal.WITHDRAWN);
                var confirmed =
                        becomes(
                                RegistrationStatus.UNDER_REVIEW,
                                new HistoryEntry(
                                        now,
                                        HistoryEntry.What.CONFIRMED,
                                        HistoryEntry.By.ORGANIZATION));
                yield made(confirmed, new RegistrationEvent.Confirmed(confirmed.facts()));
            }
            case UNDER_REVIEW, APPROVED, DECLINED -> refused(RegistrationRefusal.ALREADY_CONFIRMED);
            case WITHDRAWN -> refused(RegistrationRefusal.WITHDRAWN);
        };
    }

    /** When it next wants to look at the clock. */
    Optional<Instant> dueAt() {
        return status == RegistrationStatus.UNCONFIRMED
                ? Optional.of(confirmUntil)
                : Optional.empty();
    }

    /** An address that nobody proves in time ends the registration. */
    Decision<Registration, RegistrationEvent> tick(Instant now) {
        if (dueAt().filter(at -> !at.isAfter(now)).isEmpty()) return quiet(this);
        var lapsed =
                becomes(
                        RegistrationStatus.WITHDRAWN,
                        new HistoryEntry(now, HistoryEntry.What.LAPSED, HistoryEntry.By.PLATFORM));
        return made(lapsed, new RegistrationEvent.Lapsed(lapsed.facts()));
    }

    private Registration becomes(RegistrationStatus next, HistoryEntry entry) {
        var longer = new ArrayList<>(history);
        longer.add(entry);
        return new Registration(
                id,
                reference,
                review,
                next,
                organization,
                focalPoint,
                delegates,
                consultations,
                visibility,
                formVersion,
                answers,
                consents,
                null,
                confirmUntil,
                submittedAt,
                List.copyOf(longer));
    }

    /** The only place where a registration turns into what others may know. */
    RegistrationFacts facts() {
        return new RegistrationFacts(
                id,
                reference,
                review,
                status,
                organization.type(),
                organization.country(),
                organization.subregion(),
                visibility,
                consents.publishName(),
                consultations,
                focalPointId(),
                delegates.stream().map(delegate -> contactId(delegate.id())).toList(),
                submittedAt,
                confirmedAt(),
                null);
    }

    private @Nullable Instant confirmedAt() {
        return history.stream()
                .filter(entry -> entry.what() == HistoryEntry.What.CONFIRMED)
                .map(HistoryEntry::at)
                .findFirst()
                .orElse(null);
    }

    private ContactRecord focalPointRecord() {
        return new ContactRecord(
                focalPointId(),
                id,
                reference,
                review,
                ContactRecord.Role.FOCAL_POINT,
                focalPoint.givenName(),
                focalPoint.familyName(),
                focalPoint.email(),
                focalPoint.locale(),
                organization.name(),
                null);
    }

    private ContactId focalPointId() {
        return contactId("focal-point");
    }

    private ContactId contactId(String person) {
        return new ContactId(id.value() + "." + person);
    }

    @Override
    public String toString() {
        return "Registration[" + id + ", " + status + "]";
    }
}
