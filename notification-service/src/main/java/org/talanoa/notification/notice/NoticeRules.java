package org.talanoa.notification.notice;

import static org.talanoa.contracts.notice.Template.ALREADY_REGISTERED;
import static org.talanoa.contracts.notice.Template.CONFIRM_ADDRESS;
import static org.talanoa.contracts.notice.Template.CONSULTATION_CANCELLED;
import static org.talanoa.contracts.notice.Template.CONSULTATION_CHANGED;
import static org.talanoa.contracts.notice.Template.DELEGATE_NAMED;
import static org.talanoa.contracts.notice.Template.RECEIPT;
import static org.talanoa.contracts.notice.Template.REGISTRATION_APPROVED;
import static org.talanoa.contracts.notice.Template.REGISTRATION_DECLINED;
import static org.talanoa.contracts.notice.Template.REGISTRATION_WITHDRAWN;
import static org.talanoa.contracts.notice.Template.SEAT_CONFIRMED;
import static org.talanoa.contracts.notice.Template.SEAT_OFFERED;
import static org.talanoa.contracts.notice.Template.SEAT_OFFER_EXPIRED;
import static org.talanoa.contracts.notice.Template.SEAT_REFUSED;
import static org.talanoa.contracts.notice.Template.SEAT_WAITLISTED;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.Nonce;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationEvent.Approved;
import org.talanoa.contracts.registration.RegistrationEvent.Changed;
import org.talanoa.contracts.registration.RegistrationEvent.Confirmed;
import org.talanoa.contracts.registration.RegistrationEvent.ContactErased;
import org.talanoa.contracts.registration.RegistrationEvent.Declined;
import org.talanoa.contracts.registration.RegistrationEvent.Lapsed;
import org.talanoa.contracts.registration.RegistrationEvent.Received;
import org.talanoa.contracts.registration.RegistrationEvent.ReceivedAgain;
import org.talanoa.contracts.registration.RegistrationEvent.Republished;
import org.talanoa.contracts.registration.RegistrationEvent.Withdrawn;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.kit.event.Fact;

/** Which fact calls for which notice: the rule book on one page. */
final class NoticeRules {
    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    private NoticeRules() {}

    static List<Notice> noticesFor(Fact<RegistrationEvent> fact) {
        return switch (fact.event()) {
            case Received received ->
                    List.of(toFocalPoint(fact, CONFIRM_ADDRESS, received.confirmation()));
            case ReceivedAgain(var _, var existing) -> List.of(alreadyRegistered(fact, existing));
            case Confirmed _ -> List.of(toFocalPoint(fact, RECEIPT, null));
            case Approved(var registration) ->
                    Stream.concat(
                                    Stream.of(decided(fact, REGISTRATION_APPROVED)),
                                    named(fact, registration))
                            .toList();
            case Declined _ -> List.of(decided(fact, REGISTRATION_DECLINED));
            // An address that nobody has proven gets no second mail.
            case Withdrawn(var registration) when registration.confirmedAt() != null ->
                    List.of(toFocalPoint(fact, REGISTRATION_WITHDRAWN, null));
            case Changed(var registration)
                    when registration.status() == RegistrationStatus.APPROVED ->
                    named(fact, registration).toList();
            case Changed _, Withdrawn _, ContactErased _, Lapsed _, Republished _ -> List.of();
        };
    }

    /** What of a seat its organization has to learn. What it did itself it knows. */
    static Optional<Template> templateFor(SeatEvent event) {
        return switch (event) {
            case SeatEvent.Confirmed _ -> Optional.of(SEAT_CONFIRMED);
            case SeatEvent.Waitlisted _ -> Optional.of(SEAT_WAITLISTED);
            case SeatEvent.Offered _ -> Optional.of(SEAT_OFFERED);
            case SeatEvent.Expired _ -> Optional.of(SEAT_OFFER_EXPIRED);
            case SeatEvent.Refused _ -> Optional.of(SEAT_REFUSED);
            case SeatEvent.Released _, SeatEvent.Republished _ -> Optional.empty();
        };
    }

    /** What of a consultation those have to learn who have or await a seat in it. */
    static Optional<Template> templateFor(ConsultationEvent event) {
        return switch (event) {
            case ConsultationEvent.Released(var consultation) when consultation.release() > 1 ->
                    Optional.of(CONSULTATION_CHANGED);
            case ConsultationEvent.Cancelled _ -> Optional.of(CONSULTATION_CANCELLED);
            case ConsultationEvent.Released _,
                    ConsultationEvent.Opened _,
                    ConsultationEvent.RegistrationClosed _,
                    ConsultationEvent.Held _,
                    ConsultationEvent.Republished _ ->
                    Optional.empty();
        };
    }

    /** How long a notice is worth telling. What is older is shown as missed and never mailed. */
    static Duration validityOf(Template template) {
        return switch (template) {
            case ACCESS_LINK -> QUARTER_OF_AN_HOUR;
            case CONFIRM_ADDRESS,
                    ALREADY_REGISTERED,
                    RECEIPT,
                    REGISTRATION_APPROVED,
                    REGISTRATION_DECLINED,
                    REGISTRATION_WITHDRAWN,
                    DELEGATE_NAMED,
                    SEAT_CONFIRMED,
                    SEAT_WAITLISTED,
                    SEAT_OFFERED,
                    SEAT_OFFER_EXPIRED,
                    SEAT_REFUSED,
                    CONSULTATION_CHANGED,
                    CONSULTATION_CANCELLED,
                    ERASED ->
                    Duration.ofDays(14);
        };
    }

    private static Notice toFocalPoint(
            Fact<RegistrationEvent> fact, Template template, @Nullable Nonce nonce) {
        return notice(fact, template, nonce, null);
    }

    /** Tells the secretariat's words, which come with the contact. */
    private static Notice decided(Fact<RegistrationEvent> fact, Template template) {
        var at = fact.event().registration().decidedAt();
        var decision = new Notice.Decision(fact.version(), at == null ? fact.time() : at);
        return notice(fact, template, null, decision);
    }

    private static Notice notice(
            Fact<RegistrationEvent> fact,
            Template template,
            @Nullable Nonce nonce,
            Notice.@Nullable Decision decision) {
        var registration = fact.event().registration();
        var contact = registration.focalPoint();
        return new Notice(
                Notice.idOf(fact.id(), contact, template),
                contact,
                template,
                fact.time(),
                registration.review(),
                registration.id(),
                registration.reference(),
                nonce,
                decision,
                null);
    }

    /** Whoever takes part learns once who named them, however often the registration changes. */
    private static Stream<Notice> named(
            Fact<RegistrationEvent> fact, RegistrationFacts registration) {
        return registration.delegates().stream()
                .map(delegate -> told("named", fact, registration, delegate, DELEGATE_NAMED));
    }

    /**
     * It tells of what exists, and holds nothing of the form that came in. One is enough for all
     * forms of a quarter of an hour, as long as its link works: so nobody fills another's mailbox
     * by sending forms.
     */
    private static Notice alreadyRegistered(
            Fact<RegistrationEvent> fact, RegistrationFacts existing) {
        long quarter = fact.time().getEpochSecond() / QUARTER_OF_AN_HOUR.toSeconds();
        var contact = existing.focalPoint();
        return told("again:" + quarter, fact, existing, contact, ALREADY_REGISTERED);
    }

    private static Notice told(
            String event,
            Fact<RegistrationEvent> fact,
            RegistrationFacts registration,
            ContactId contact,
            Template template) {
        return Notice.plain(
                Notice.idOf(event, contact, template),
                contact,
                template,
                fact.time(),
                registration.review(),
                registration.id(),
                registration.reference());
    }
}
