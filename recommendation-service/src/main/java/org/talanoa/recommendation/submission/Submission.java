package org.talanoa.recommendation.submission;

import static org.talanoa.kit.document.Decision.made;

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
import org.talanoa.contracts.recommendation.SubmissionEvent;
import org.talanoa.contracts.recommendation.SubmissionFacts;
import org.talanoa.contracts.recommendation.SubmissionFacts.Addressee;
import org.talanoa.contracts.recommendation.SubmissionFacts.Attribution;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointFacts;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointKind;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus;
import org.talanoa.kit.document.Decision.Made;

/**
 * What an organization handed in: the sealed original, and the points that are worked with.
 *
 * @param receipt SHA-256 of the original's canonical form
 */
public record Submission(
        SubmissionId id,
        ReviewId review,
        @Nullable ConsultationId consultation,
        RegistrationId registration,
        LanguageTag language,
        Attribution attribution,
        Original original,
        Sha256 receipt,
        List<Point> points,
        Instant receivedAt) {

    /** One thing said. */
    public record Point(
            PointId id,
            PointKind kind,
            String text,
            PointStatus status,
            List<Integer> objectives,
            List<TopicCode> topics,
            List<Addressee> addressees) {
        @Override
        public String toString() {
            return "Point[" + id + ", " + status + "]";
        }
    }

    Made<Submission, SubmissionEvent> received() {
        return made(this, new SubmissionEvent.Received(facts()));
    }

    /** The only place where a submission turns into what others may know: no text, no title. */
    SubmissionFacts facts() {
        return new SubmissionFacts(
                id,
                review,
                consultation,
                registration,
                language,
                attribution,
                receipt,
                points.stream()
                        .map(p ->
                                new PointFacts(
                                        p.id(),
                                        p.kind(),
                                        p.status(),
                                        p.objectives(),
                                        p.topics(),
                                        p.addressees()))
                        .toList(),
                receivedAt);
    }

    @Override
    public String toString() {
        return "Submission[" + id + "]";
    }
}
