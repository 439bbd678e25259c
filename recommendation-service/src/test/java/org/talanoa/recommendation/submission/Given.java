package org.talanoa.recommendation.submission;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.recommendation.SubmissionFacts.Addressee;
import org.talanoa.contracts.recommendation.SubmissionFacts.Attribution;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointKind;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.web.Checked;
import org.talanoa.kit.web.Faults;
import org.talanoa.recommendation.submission.NewSubmission.NewPoint;

/** A review with one consultation and one registration. */
final class Given {
    final ReviewId review = new ReviewId("review-" + UUID.randomUUID());
    final ConsultationId consultation = new ConsultationId(UUID.randomUUID().toString());
    final RegistrationId registration = new RegistrationId(UUID.randomUUID().toString());

    static NewPoint point(String text, Integer... objectives) {
        return new NewPoint(
                PointKind.RECOMMENDATION,
                text,
                List.of(objectives),
                List.of(new TopicCode("immigration_detention")),
                List.of(Addressee.GOVERNMENTS));
    }

    NewSubmission submission(NewPoint... points) {
        return submission(consultation, "en", List.of(points));
    }

    NewSubmission submission(@Nullable ConsultationId to, String language, List<NewPoint> points) {
        return new NewSubmission(
                review,
                to,
                new LanguageTag(language),
                "What we ask",
                Attribution.NAMED,
                points,
                null);
    }

    /** As it comes from the reader of requests, without a fault. */
    static Checked<NewSubmission> checked(NewSubmission submission, @Nullable String key) {
        return new Checked<>(
                submission,
                new Faults(),
                new Command(
                        "POST /api/v1/submissions",
                        "tests",
                        key,
                        Original.of(submission).receipt().value(),
                        null));
    }

    RegistrationFacts registration(RegistrationStatus status) {
        return registration(status, Visibility.PUBLIC);
    }

    RegistrationFacts shownNowhere() {
        return registration(RegistrationStatus.UNDER_REVIEW, Visibility.CONFIDENTIAL);
    }

    private RegistrationFacts registration(RegistrationStatus status, Visibility visibility) {
        return new RegistrationFacts(
                registration,
                new RegistrationReference("TAL-7K2P-QX4M"),
                review,
                status,
                new StakeholderType("civil_society"),
                new CountryCode("TH"),
                null,
                visibility,
                true,
                List.of(consultation),
                new ContactId(registration.value() + ".1"),
                List.of(),
                Instant.EPOCH,
                null,
                null);
    }

    ConsultationFacts consultation() {
        return new ConsultationFacts(
                consultation,
                review,
                1,
                1,
                LocalizedText.of(Map.of("en", "A consultation")),
                ConsultationStatus.OPEN,
                null,
                null,
                null,
                ZoneId.of("Asia/Bangkok"),
                ConsultationFacts.Mode.ONLINE,
                List.of(1),
                List.of(),
                null,
                null,
                null,
                null);
    }
}
