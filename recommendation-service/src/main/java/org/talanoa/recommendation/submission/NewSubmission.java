package org.talanoa.recommendation.submission;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.recommendation.SubmissionFacts.Addressee;
import org.talanoa.contracts.recommendation.SubmissionFacts.Attribution;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointKind;

/**
 * What an organization hands in.
 *
 * @param consultationId for which; null if for the review as a whole
 * @param text the whole statement, if there is one beside the points
 */
public record NewSubmission(
        @NotNull ReviewId reviewId,
        @Nullable ConsultationId consultationId,
        @NotNull LanguageTag language,
        @NotBlank @Size(min = 1, max = 300) @Pattern(regexp = ONE_LINE) String title,
        @NotNull Attribution attribution,
        @NotEmpty @Size(min = 1, max = 200) List<@NotNull @Valid NewPoint> points,
        @Nullable @Size(max = 60_000) @Pattern(regexp = TEXT) String text) {

    /** No control characters, and no half of a surrogate pair: UTF-8 could not write it. */
    static final String ONE_LINE = "[^\\p{Cc}\\p{Cs}]*";

    static final String TEXT = "[[^\\p{Cc}\\p{Cs}]\\r\\n\\t]*";

    /** One point of it. */
    public record NewPoint(
            @NotNull PointKind kind,
            @NotBlank @Size(min = 1, max = 4_000) @Pattern(regexp = TEXT) String text,
            @NotNull @Size(max = 23) List<@NotNull @Min(1) @Max(23) Integer> objectives,
            @NotNull @Size(max = 8) List<@NotNull TopicCode> topics,
            @NotNull @Size(max = 10) List<@NotNull Addressee> addressees) {
        @Override
        public String toString() {
            return "NewPoint[" + kind + "]";
        }
    }

    @Override
    public String toString() {
        return "NewSubmission[" + reviewId + "]";
    }
}
