package org.talanoa.dashboard.count;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.PointId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.Sha256;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubmissionId;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.notice.MailFacts;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.recommendation.SubmissionFacts;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointFacts;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.contracts.review.FormDefinition;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.contracts.seat.SeatFacts;
import org.talanoa.contracts.seat.SeatState;

/** Facts about one review. */
public record Given(ReviewId review) {
    public static final Instant MORNING = Instant.parse("2027-01-20T08:00:00Z");

    public Given(String review) {
        this(new ReviewId(review));
    }

    public ReviewFacts reviewFacts() {
        return new ReviewFacts(
                review,
                LocalizedText.of(Map.of("en", "A review")),
                List.of(new LanguageTag("en")),
                List.of(),
                List.of(),
                new FormDefinition(1, List.of()),
                2);
    }

    public RegistrationFacts registration(
            String id,
            RegistrationStatus status,
            String type,
            String country,
            @Nullable String subregion,
            Instant submittedAt,
            String... consultations) {
        return new RegistrationFacts(
                new RegistrationId(id),
                new RegistrationReference("TAL-" + id),
                review,
                status,
                new StakeholderType(type),
                new CountryCode(country),
                subregion == null ? null : new SubregionCode(subregion),
                Visibility.CONFIDENTIAL,
                true,
                Stream.of(consultations).map(ConsultationId::new).toList(),
                new ContactId(id + ".1"),
                List.of(),
                submittedAt,
                null,
                null);
    }

    public RegistrationFacts registration(String id, RegistrationStatus status) {
        return registration(id, status, "civil_society", "TH", "sea", MORNING);
    }

    /** One that proved its address, and was decided upon, at these instants. */
    public RegistrationFacts registration(
            String id, RegistrationStatus status, Instant confirmed, @Nullable Instant decided) {
        var facts = registration(id, status);
        return new RegistrationFacts(
                facts.id(),
                facts.reference(),
                facts.review(),
                facts.status(),
                facts.type(),
                facts.country(),
                facts.subregion(),
                facts.visibility(),
                facts.publishName(),
                facts.consultations(),
                facts.focalPoint(),
                facts.delegates(),
                facts.submittedAt(),
                confirmed,
                decided);
    }

    public SeatFacts seat(
            String consultation,
            String registration,
            SeatState state,
            @Nullable Instant offerUntil) {
        return new SeatFacts(
                new ConsultationId(consultation),
                review,
                new RegistrationId(registration),
                state,
                MORNING,
                offerUntil,
                new SeatFacts.Totals(2, 0, 0, 0));
    }

    public SubmissionFacts submission(String id, String registration, PointFacts... points) {
        return new SubmissionFacts(
                new SubmissionId(id),
                review,
                null,
                new RegistrationId(registration),
                new LanguageTag("en"),
                SubmissionFacts.Attribution.CONFIDENTIAL,
                new Sha256("0".repeat(64)),
                List.of(points),
                MORNING);
    }

    public static PointFacts point(PointStatus status, Integer... objectives) {
        return new PointFacts(
                new PointId("p"),
                SubmissionFacts.PointKind.RECOMMENDATION,
                status,
                List.of(objectives),
                List.of(),
                List.of());
    }

    public MailFacts mail(String id, NoticeState state, int notices) {
        return new MailFacts(
                new MailId(id),
                review,
                new RegistrationId("r"),
                new ContactId("r.1"),
                IntStream.range(0, notices).mapToObj(i -> new NoticeId(id + "." + i)).toList(),
                Template.CONFIRM_ADDRESS,
                state,
                1);
    }

    public ConsultationFacts consultation(String id, int order) {
        return consultation(id, order, ConsultationStatus.OPEN);
    }

    public ConsultationFacts consultation(String id, int order, ConsultationStatus status) {
        return new ConsultationFacts(
                new ConsultationId(id),
                review,
                1,
                order,
                LocalizedText.of(Map.of("en", "A consultation")),
                status,
                null,
                null,
                null,
                ZoneId.of("Asia/Bangkok"),
                ConsultationFacts.Mode.ONLINE,
                List.of(1),
                List.of(),
                2,
                null,
                null,
                null);
    }
}
