package org.talanoa.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.Nonce;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.contracts.review.FormDefinition;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.kit.event.EventJson;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.testkit.Topics;

/** A registration as it reaches this service: its facts and its focal point, by two topics. */
public record Given(
        ReviewId review,
        RegistrationId id,
        ContactId focalPoint,
        Nonce nonce,
        String email,
        String organization,
        String language) {

    public static Given registration(String language) {
        var id = UUID.randomUUID().toString();
        return new Given(
                new ReviewId("review-" + id),
                new RegistrationId(id),
                new ContactId(id + ".focal"),
                InstallationKey.newNonce(),
                "person." + id + "@example.org",
                "Lagoon Voices " + id.substring(0, 8),
                language);
    }

    Given withEmail(String other) {
        return new Given(review, id, focalPoint, nonce, other, organization, language);
    }

    Given inReviewOf(Given other) {
        return new Given(other.review, id, focalPoint, nonce, email, organization, language);
    }

    /** Everything that a mail needs, in the usual order. */
    Given arrives() {
        reviewArrives();
        contactArrives();
        eventArrives(Instant.now());
        return this;
    }

    void reviewArrives() {
        var form = new FormDefinition(1, List.of());
        var languages = List.of(new LanguageTag("en"), new LanguageTag("fr"));
        var facts = new ReviewFacts(review, title(), languages, List.of(), List.of(), form, 2);
        Topics.send(EventTopic.REVIEWS, review.value(), 1, new ReviewEvent.Published(facts));
    }

    public static LocalizedText title() {
        return LocalizedText.of(
                Map.of("en", "Review of the Compact, 2028", "fr", "Examen du Pacte, 2028"));
    }

    void contactArrives() {
        contactArrives(focalPoint, ContactRecord.Role.FOCAL_POINT);
    }

    private void contactArrives(ContactId person, ContactRecord.Role role) {
        var contact =
                new ContactRecord(
                        person,
                        id,
                        reference(),
                        review,
                        role,
                        "Tala",
                        "Fonoti",
                        email,
                        new LanguageTag(language),
                        organization,
                        null);
        Topics.send(EventTopic.CONTACTS, person.value(), 1, contact);
    }

    /** The focal point takes part too. */
    void delegateArrives() {
        contactArrives(new ContactId(id + ".delegate"), ContactRecord.Role.DELEGATE);
    }

    /** As one whose focal point proved the address: no mail follows. */
    Given arrivesProven() {
        reviewArrives();
        contactArrives();
        proofArrives();
        return this;
    }

    void proofArrives() {
        var proven = new RegistrationEvent.Confirmed(facts(Instant.now()));
        Topics.send(EventTopic.REGISTRATIONS, id.value(), 2, proven);
    }

    /** Somebody sends the form with the address of an existing registration. */
    void arrivesAgain(Given existing) {
        var again = new RegistrationEvent.ReceivedAgain(facts(), existing.facts(Instant.now()));
        Topics.send(EventTopic.REGISTRATIONS, id.value(), 1, again);
    }

    void contactIsErased() {
        Topics.sendTombstone(EventTopic.CONTACTS, focalPoint.value());
    }

    void eventArrives(Instant happened) {
        var headers =
                Map.of(
                        "ce_id",
                        id + ":1",
                        "ce_type",
                        "org.talanoa.registration.received.v1",
                        "ce_time",
                        happened.toString());
        Topics.sendRaw(
                EventTopic.REGISTRATIONS, id.value(), headers, new EventJson().write(received()));
    }

    public RegistrationEvent.Received received() {
        return new RegistrationEvent.Received(facts(), nonce);
    }

    public RegistrationFacts facts() {
        return facts(null);
    }

    /** As they are once the address was proven then; null: not yet. */
    public RegistrationFacts facts(@Nullable Instant confirmedAt) {
        return new RegistrationFacts(
                id,
                reference(),
                review,
                confirmedAt == null
                        ? RegistrationStatus.UNCONFIRMED
                        : RegistrationStatus.UNDER_REVIEW,
                new StakeholderType("civil_society"),
                new CountryCode("FJ"),
                new SubregionCode("pac"),
                Visibility.PUBLIC,
                true,
                List.of(new ConsultationId("consultation-1")),
                focalPoint,
                List.of(),
                Instant.now(),
                confirmedAt,
                null);
    }

    RegistrationReference reference() {
        return new RegistrationReference("TAL-7K2P-QX4M");
    }
}
