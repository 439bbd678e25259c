package org.talanoa.notification.notice;

import java.time.Duration;
import java.util.Optional;
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
import org.talanoa.kit.event.Fact;

/** Which fact calls for which notice: the rule book on one page. */
final class NoticeRules {
    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    private NoticeRules() {}

    static Optional<Notice> noticeFor(Fact<RegistrationEvent> fact) {
        return switch (fact.event()) {
            case Received received -> Optional.of(confirmAddress(fact, received));
            case ReceivedAgain again -> Optional.of(alreadyRegistered(fact, again));
            case Confirmed _,
                    Approved _,
                    Declined _,
                    Changed _,
                    Withdrawn _,
                    ContactErased _,
                    Lapsed _,
                    Republished _ ->
                    Optional.empty();
        };
    }

    /** How long a notice is worth telling. What is older is shown as missed and never mailed. */
    static Duration validityOf(Template template) {
        return switch (template) {
            case CONFIRM_ADDRESS, ALREADY_REGISTERED -> Duration.ofDays(14);
            case ACCESS_LINK -> QUARTER_OF_AN_HOUR;
            default -> Duration.ofDays(14);
        };
    }

    private static Notice confirmAddress(Fact<RegistrationEvent> fact, Received received) {
        var registration = received.registration();
        var contact = registration.focalPoint();
        return new Notice(
                Notice.idOf(fact.id(), contact, Template.CONFIRM_ADDRESS),
                contact,
                Template.CONFIRM_ADDRESS,
                fact.time(),
                registration.review(),
                registration.id(),
                registration.reference(),
                received.confirmation());
    }

    /**
     * It tells of what exists, and holds nothing of the form that came in. One is enough for all
     * forms of a quarter of an hour, as long as its link works: so nobody fills another's mailbox
     * by sending forms.
     */
    private static Notice alreadyRegistered(Fact<RegistrationEvent> fact, ReceivedAgain again) {
        var existing = again.existing();
        var contact = existing.focalPoint();
        long quarter = fact.time().getEpochSecond() / QUARTER_OF_AN_HOUR.toSeconds();
        return new Notice(
                Notice.idOf("again:" + quarter, contact, Template.ALREADY_REGISTERED),
                contact,
                Template.ALREADY_REGISTERED,
                fact.time(),
                existing.review(),
                existing.id(),
                existing.reference(),
                null);
    }
}
