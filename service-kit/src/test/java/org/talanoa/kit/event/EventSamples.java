package org.talanoa.kit.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.FieldId;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.Nonce;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.OptionId;
import org.talanoa.contracts.OrganizationId;
import org.talanoa.contracts.PointId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.Sha256;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubmissionId;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.contact.ContactEvent;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.contracts.notice.MailEvent;
import org.talanoa.contracts.notice.MailFacts;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.organization.OrganizationRecord;
import org.talanoa.contracts.recommendation.SubmissionEvent;
import org.talanoa.contracts.recommendation.SubmissionFacts;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.contracts.review.FormDefinition;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.contracts.seat.SeatFacts;
import org.talanoa.contracts.seat.SeatState;

/** One of each event. */
final class EventSamples {
    private static final ReviewId REVIEW = new ReviewId("gcm-ap-2020-2021");
    private static final RegistrationId REGISTRATION =
            new RegistrationId("0192f1c4-0000-7000-8000-000000000001");
    private static final ContactId CONTACT = new ContactId(REGISTRATION.value() + ".focal-point");
    private static final ConsultationId CONSULTATION = new ConsultationId("gcm-ap-2020-2021.c2");
    private static final Instant NOON = Instant.parse("2020-11-01T12:00:00Z");

    private EventSamples() {}

    static List<Object> all() {
        return List.of(
                new RegistrationEvent.Received(
                        registration(RegistrationStatus.UNCONFIRMED), new Nonce("bm9uY2U")),
                new RegistrationEvent.ReceivedAgain(
                        registration(RegistrationStatus.UNCONFIRMED),
                        registration(RegistrationStatus.UNDER_REVIEW)),
                new RegistrationEvent.Confirmed(registration(RegistrationStatus.UNDER_REVIEW)),
                new RegistrationEvent.Lapsed(registration(RegistrationStatus.WITHDRAWN)),
                new RegistrationEvent.Approved(registration(RegistrationStatus.APPROVED)),
                new RegistrationEvent.Declined(registration(RegistrationStatus.DECLINED)),
                new RegistrationEvent.Changed(registration(RegistrationStatus.UNDER_REVIEW)),
                new RegistrationEvent.Withdrawn(registration(RegistrationStatus.WITHDRAWN)),
                new RegistrationEvent.ContactErased(
                        registration(RegistrationStatus.WITHDRAWN), List.of(CONTACT)),
                new RegistrationEvent.Republished(registration(RegistrationStatus.UNDER_REVIEW)),
                new ReviewEvent.Published(review()),
                new ReviewEvent.Republished(review()),
                new ConsultationEvent.Released(consultation(ConsultationStatus.ANNOUNCED)),
                new ConsultationEvent.Opened(consultation(ConsultationStatus.OPEN)),
                new ConsultationEvent.RegistrationClosed(
                        consultation(ConsultationStatus.REGISTRATION_CLOSED)),
                new ConsultationEvent.Held(consultation(ConsultationStatus.HELD)),
                new ConsultationEvent.Cancelled(consultation(ConsultationStatus.CANCELLED)),
                new ConsultationEvent.Republished(consultation(ConsultationStatus.HELD)),
                new SubmissionEvent.Received(submission()),
                new SubmissionEvent.Republished(submission()),
                new MailEvent.Queued(mail(NoticeState.QUEUED, 0)),
                new MailEvent.Sent(mail(NoticeState.SENT, 1)),
                new MailEvent.Deferred(mail(NoticeState.RETRYING, 1)),
                new MailEvent.Failed(mail(NoticeState.FAILED, 9)),
                new MailEvent.Missed(mail(NoticeState.MISSED, 0)),
                new MailEvent.Cancelled(mail(NoticeState.CANCELLED, 0)),
                new MailEvent.Republished(mail(NoticeState.SENT, 1)),
                new ContactRecord(
                        CONTACT,
                        REGISTRATION,
                        new RegistrationReference("TAL-7K2P-QX4M"),
                        REVIEW,
                        ContactRecord.Role.FOCAL_POINT,
                        "Tala",
                        "Fonoti",
                        "tala@example.org",
                        new LanguageTag("en"),
                        "Lagoon Voices",
                        List.of(new ContactRecord.Words(NOON, "Welcome"))),
                new ContactEvent.Scrubbed(CONTACT, REGISTRATION, REVIEW),
                new SeatEvent.Confirmed(seat(SeatState.CONFIRMED)),
                new SeatEvent.Waitlisted(seat(SeatState.WAITLISTED)),
                new SeatEvent.Offered(seat(SeatState.OFFERED)),
                new SeatEvent.Expired(seat(SeatState.EXPIRED)),
                new SeatEvent.Refused(seat(SeatState.REFUSED)),
                new SeatEvent.Released(seat(SeatState.RELEASED)),
                new SeatEvent.Republished(seat(SeatState.CONFIRMED)),
                new OrganizationRecord(
                        new OrganizationId("o1"),
                        text("Lagoon Voices"),
                        "LV",
                        new StakeholderType("youth_organization"),
                        new CountryCode("KI")));
    }

    static Object of(Class<?> event) {
        return all().stream().filter(event::isInstance).findFirst().orElseThrow();
    }

    private static RegistrationFacts registration(RegistrationStatus status) {
        boolean decided =
                status == RegistrationStatus.APPROVED || status == RegistrationStatus.DECLINED;
        boolean confirmed = decided || status == RegistrationStatus.UNDER_REVIEW;
        return new RegistrationFacts(
                REGISTRATION,
                new RegistrationReference("TAL-7K2P-QX4M"),
                REVIEW,
                status,
                new StakeholderType("youth_organization"),
                new CountryCode("KI"),
                new SubregionCode("pac"),
                Visibility.PUBLIC,
                true,
                List.of(CONSULTATION),
                CONTACT,
                List.of(new ContactId(REGISTRATION.value() + ".d1")),
                NOON,
                confirmed ? NOON.plusSeconds(90) : null,
                decided ? NOON.plusSeconds(180) : null);
    }

    private static SeatFacts seat(SeatState state) {
        return new SeatFacts(
                CONSULTATION,
                REVIEW,
                REGISTRATION,
                state,
                NOON,
                state == SeatState.OFFERED ? NOON.plusSeconds(86_400) : null,
                new SeatFacts.Totals(200, 120, 1, 9));
    }

    private static ReviewFacts review() {
        var field =
                new FormDefinition.Field(
                        new FieldId("accreditation"),
                        FormDefinition.Kind.CHOICE,
                        true,
                        text("Accreditation"),
                        text("One of these"),
                        List.of(new FormDefinition.Option(new OptionId("none"), text("None"))),
                        0);
        return new ReviewFacts(
                REVIEW,
                text("A review"),
                List.of(new LanguageTag("en"), new LanguageTag("fr")),
                List.of(new StakeholderType("civil_society")),
                List.of(
                        new ReviewFacts.Member(new CountryCode("KI"), new SubregionCode("pac")),
                        new ReviewFacts.Member(new CountryCode("FR"), null)),
                new FormDefinition(1, List.of(field)),
                2);
    }

    private static ConsultationFacts consultation(ConsultationStatus status) {
        return new ConsultationFacts(
                CONSULTATION,
                REVIEW,
                1,
                2,
                text("Border governance"),
                status,
                LocalDate.of(2020, 11, 19),
                LocalTime.of(11, 0),
                LocalTime.of(14, 0),
                ZoneId.of("Asia/Bangkok"),
                ConsultationFacts.Mode.ONLINE,
                List.of(4, 8),
                List.of(new TopicCode("immigration_detention")),
                200,
                null,
                NOON,
                status == ConsultationStatus.CANCELLED ? text("The venue is closed") : null);
    }

    private static SubmissionFacts submission() {
        var point =
                new SubmissionFacts.PointFacts(
                        new PointId("p1"),
                        SubmissionFacts.PointKind.RECOMMENDATION,
                        SubmissionFacts.PointStatus.RECEIVED,
                        List.of(13),
                        List.of(new TopicCode("immigration_detention")),
                        List.of(SubmissionFacts.Addressee.GOVERNMENTS));
        return new SubmissionFacts(
                new SubmissionId("s1"),
                REVIEW,
                CONSULTATION,
                REGISTRATION,
                new LanguageTag("en"),
                SubmissionFacts.Attribution.NAMED,
                new Sha256("0".repeat(64)),
                List.of(point),
                NOON);
    }

    private static MailFacts mail(NoticeState state, int attempts) {
        return new MailFacts(
                new MailId("m1"),
                REVIEW,
                REGISTRATION,
                CONTACT,
                List.of(new NoticeId("n1")),
                Template.CONFIRM_ADDRESS,
                state,
                attempts);
    }

    private static LocalizedText text(String english) {
        return LocalizedText.of(Map.of("en", english));
    }
}
