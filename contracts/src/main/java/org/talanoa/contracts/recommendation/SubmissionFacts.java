package org.talanoa.contracts.recommendation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.PointId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.Sha256;
import org.talanoa.contracts.SubmissionId;
import org.talanoa.contracts.TopicCode;

/**
 * What everyone may know of a submission. Texts stay with recommendation-service.
 *
 * @param consultation for which it was handed in; null if for the review as a whole
 * @param receipt SHA-256 of the canonical original
 */
public record SubmissionFacts(
        SubmissionId id,
        ReviewId review,
        @Nullable ConsultationId consultation,
        RegistrationId registration,
        LanguageTag language,
        Attribution attribution,
        Sha256 receipt,
        List<PointFacts> points,
        Instant receivedAt) {

    /**
     * One point.
     *
     * @param objectives numbers of the framework's objectives
     */
    public record PointFacts(
            PointId id,
            PointKind kind,
            PointStatus status,
            List<Integer> objectives,
            List<TopicCode> topics,
            List<Addressee> addressees) {}

    public enum PointKind {
        RECOMMENDATION,
        CHALLENGE,
        PROMISING_PRACTICE
    }

    /**
     * {@code RECEIVED → ACCEPTED | RETURNED | REJECTED | SPLIT}, and {@code WITHDRAWN}. Accepted
     * is: for the record.
     */
    public enum PointStatus {
        RECEIVED,
        ACCEPTED,
        RETURNED,
        REJECTED,
        SPLIT,
        WITHDRAWN
    }

    /**
     * How a submission may be shown; the stricter of this and the registration's visibility wins.
     */
    public enum Attribution {
        NAMED,
        TYPE_AND_COUNTRY,
        CONFIDENTIAL
    }

    /** Who should act. */
    public enum Addressee {
        GOVERNMENTS,
        COUNTRIES_OF_ORIGIN,
        COUNTRIES_OF_TRANSIT,
        COUNTRIES_OF_DESTINATION,
        UN_ENTITIES,
        REGIONAL_BODIES,
        EMPLOYERS,
        MEDIA,
        CIVIL_SOCIETY,
        OTHER
    }
}
