package org.talanoa.recommendation.submission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.PointId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubmissionId;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.recommendation.SubmissionFacts.Addressee;
import org.talanoa.contracts.recommendation.SubmissionFacts.Attribution;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointKind;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus;
import org.talanoa.contracts.registration.RegistrationFacts;

/**
 * A point as the secretariat's queue shows it.
 *
 * @param type of the organization; null, like place, while its registration is not known here
 */
record PointView(
        PointId id,
        SubmissionId submissionId,
        ReviewId reviewId,
        @Nullable ConsultationId consultationId,
        RegistrationId registrationId,
        @Nullable StakeholderType type,
        @Nullable CountryCode country,
        @Nullable SubregionCode subregion,
        PointKind kind,
        PointStatus status,
        String text,
        List<Integer> objectives,
        List<TopicCode> topics,
        List<Addressee> addressees,
        LanguageTag language,
        Attribution attribution,
        Instant receivedAt) {

    static PointView of(
            Submission submission, Submission.Point point, @Nullable RegistrationFacts by) {
        return new PointView(
                point.id(),
                submission.id(),
                submission.review(),
                submission.consultation(),
                submission.registration(),
                by == null ? null : by.type(),
                by == null ? null : by.country(),
                by == null ? null : by.subregion(),
                point.kind(),
                point.status(),
                point.text(),
                point.objectives(),
                point.topics(),
                point.addressees(),
                submission.language(),
                submission.attribution(),
                submission.receivedAt());
    }

    @Override
    public String toString() {
        return "PointView[" + id + ", " + status + "]";
    }
}
