package org.talanoa.recommendation.submission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.Sha256;
import org.talanoa.contracts.SubmissionId;
import org.talanoa.contracts.recommendation.SubmissionFacts.Attribution;
import org.talanoa.kit.document.Versioned;

/**
 * A submission as the API shows it.
 *
 * @param receipt SHA-256 of what {@code GET /submissions/{id}/original} gives, in hexadecimal
 * @param text the whole statement, if there is one
 */
record SubmissionView(
        SubmissionId id,
        long version,
        ReviewId reviewId,
        @Nullable ConsultationId consultationId,
        RegistrationId registrationId,
        LanguageTag language,
        String title,
        Attribution attribution,
        Sha256 receipt,
        List<Submission.Point> points,
        @Nullable String text,
        Instant receivedAt) {

    static SubmissionView of(Versioned<Submission> stored) {
        var submission = stored.state();
        var original = submission.original().read();
        return new SubmissionView(
                submission.id(),
                stored.version(),
                submission.review(),
                submission.consultation(),
                submission.registration(),
                submission.language(),
                original.title(),
                submission.attribution(),
                submission.receipt(),
                submission.points(),
                original.text(),
                submission.receivedAt());
    }

    @Override
    public String toString() {
        return "SubmissionView[" + id + "]";
    }
}
