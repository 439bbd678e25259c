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
import org.talanoa.kit.event.EventTypes;
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

    Given named(String other) {
        return new Given(review, id, focalPoint, nonce, email, other, language);
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
        contactArrives(person, role, email, 1, null);
    }

    /** The focal point as of this version, with what the secretariat said when it decided then. */
    void contactArrives(long version, Instant decidedAt, String words) {
        var said = List.of(new ContactRecord.Words(decidedAt, words));
        contactArrives(focalPoint, ContactRecord.Role.FOCAL_POINT, email, version, said);
    }

    private void contactArrives(
            ContactId person,
            ContactRecord.Role role,
            String address,
            long version,
            @Nullable List<ContactRecord.Words> words) {
        var contact =
                new ContactRecord(
                        person,
                        id,
                        reference(),
                        review,
                        role,
                        "Tala",
                        "Fonoti",
                        address,
                        new LanguageTag(language),
                        organization,
                        words);
        Topics.send(EventTopic.CONTACTS, person.value(), version, contact);
    }

    ContactId delegate() {
        return new ContactId(id + ".delegate");
    }

    /** Somebody else takes part. */
    String otherDelegateArrives() {
        var address = "delegate." + email;
        contactArrives(delegate(), ContactRecord.Role.DELEGATE, address, 1, null);
        return address;
    }

    /** The focal point takes part too. */
    void delegateArrives() {
        contactArrives(delegate(), ContactRecord.Role.DELEGATE);
    }

    /** As one whose focal point proved the address a while ago: no mail follows. */
    Given arrivesProven() {
        reviewArrives();
        contactArrives();
        proofArrives();
        return this;
    }

    void proofArrives() {
        var proven = new RegistrationEvent.Republished(facts(Instant.now()));
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
        eventArrives(1, happened, received());
    }

    public RegistrationEvent.Received received() {
        return new RegistrationEvent.Received(facts(), nonce);
    }

    public RegistrationFacts facts() {
        return facts(null);
    }

    /** As they are once the address was proven then; null: not yet. */
    public RegistrationFacts facts(@Nullable Instant confirmedAt) {
        return facts(
                confirmedAt == null
                        ? RegistrationStatus.UNCONFIRMED
                        : RegistrationStatus.UNDER_REVIEW,
                confirmedAt,
                null,
                List.of());
    }

    /** As they are once the secretariat has decided. */
    public RegistrationFacts decided(
            RegistrationStatus status, Instant at, List<ContactId> delegates) {
        return facts(status, at, at, delegates);
    }

    private RegistrationFacts facts(
            RegistrationStatus status,
            @Nullable Instant confirmedAt,
            @Nullable Instant decidedAt,
            List<ContactId> delegates) {
        return new RegistrationFacts(
                id,
                reference(),
                review,
                status,
                new StakeholderType("civil_society"),
                new CountryCode("FJ"),
                new SubregionCode("pac"),
                Visibility.PUBLIC,
                true,
                List.of(new ConsultationId("consultation-1")),
                focalPoint,
                delegates,
                Instant.now(),
                confirmedAt,
                decidedAt);
    }

    void approvalArrives(long version, Instant at, List<ContactId> delegates) {
        var facts = decided(RegistrationStatus.APPROVED, at, delegates);
        eventArrives(version, at, new RegistrationEvent.Approved(facts));
    }

    /** These people of it are to be forgotten. */
    void erasureArrives(long version, ContactId... people) {
        var facts = decided(RegistrationStatus.APPROVED, Instant.now(), List.of());
        var erased = new RegistrationEvent.ContactErased(facts, List.of(people));
        eventArrives(version, Instant.now(), erased);
    }

    /** Nobody proved the address in time, and the person is to be forgotten. */
    void unprovenErasureArrives(long version) {
        var erased = new RegistrationEvent.ContactErased(facts(), List.of(focalPoint));
        eventArrives(version, Instant.now(), erased);
    }

    void eventArrives(long version, Instant happened, RegistrationEvent event) {
        send(EventTopic.REGISTRATIONS, id.value(), version, happened, event);
    }

    static void send(EventTopic topic, String key, long version, Instant happened, Object event) {
        var headers =
                Map.of(
                        "ce_id", key + ":" + version,
                        "ce_type", EventTypes.nameOf(event.getClass()),
                        "ce_time", happened.toString());
        Topics.sendRaw(topic, key, headers, new EventJson().write(event));
    }

    RegistrationReference reference() {
        return new RegistrationReference("TAL-7K2P-QX4M");
    }
}
