package org.talanoa.recommendation.submission;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.recommendation.SubmissionFacts.Attribution;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointKind;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus;

/**
 * What a list of points is narrowed to, by the names of the API's parameters.
 *
 * @param reviewId null for all reviews, and likewise the others
 * @param status any of these
 * @param type of the organization, and likewise the subregion: {@code other} for countries that lie
 *     in none of the region
 * @param q words that must all stand in the point's text, whatever their case and accents
 */
record WantedPoints(
        @Nullable ReviewId reviewId,
        @Nullable ConsultationId consultationId,
        @Nullable Attribution attribution,
        @Nullable PointKind kind,
        @Nullable List<PointStatus> status,
        @Min(1) @Max(23) @Nullable Integer objective,
        @Nullable StakeholderType type,
        @Nullable SubregionCode subregion,
        @Nullable TopicCode topic,
        @Size(max = 100) @Nullable String q) {
    /** More words make a search no better. */
    private static final int MOST = 10;

    /** A pattern that holds the character 0 can't be sent to the database. */
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** Whether it matters which organization says it. */
    boolean narrowsOrganizations() {
        return type != null || subregion != null;
    }

    /**
     * What must be true of the submission.
     *
     * @param organizations those who may have said it, where that matters
     */
    Bson ofSubmission(Sight sight, List<RegistrationId> organizations) {
        var filters = new ArrayList<Bson>();
        if (reviewId != null) filters.add(eq("state.review", reviewId));
        if (consultationId != null) filters.add(eq("state.consultation", consultationId));
        if (narrowsOrganizations()) filters.add(in("state.registration", organizations));
        if (attribution != null) filters.add(eq("state.attribution", attribution.name()));
        filters.addAll(sight.filters());
        return all(filters);
    }

    /** What must be true of the point, once each stands in a row of its own. */
    Bson ofPoint() {
        var filters = new ArrayList<Bson>();
        if (kind != null) filters.add(eq("state.points.kind", kind.name()));
        if (status != null && !status.isEmpty()) {
            filters.add(in("state.points.status", status.stream().map(Enum::name).toList()));
        }
        if (objective != null) filters.add(eq("state.points.objectives", objective));
        if (topic != null) filters.add(eq("state.points.topics", topic));
        words().map(AnyAccent::containing)
                .forEach(word -> filters.add(regex("state.points.text", word)));
        return all(filters);
    }

    private Stream<String> words() {
        return q == null
                ? Stream.empty()
                : BREAKS.splitAsStream(q).filter(w -> !w.isEmpty()).limit(MOST);
    }

    private static Bson all(List<Bson> filters) {
        return filters.isEmpty() ? new Document() : and(filters);
    }

    @Override
    public String toString() {
        return "WantedPoints[" + reviewId + ", " + status + "]";
    }
}
