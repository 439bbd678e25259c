package org.talanoa.recommendation.submission;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.recommendation.SubmissionFacts.Attribution;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointKind;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus;

/**
 * What a list of points is narrowed to.
 *
 * @param review null for all reviews, and likewise the others
 * @param q words that must all stand in the point's text, whatever their case
 */
record WantedPoints(
        @Nullable ReviewId review,
        @Nullable ConsultationId consultation,
        @Nullable Attribution attribution,
        @Nullable PointKind kind,
        @Nullable PointStatus status,
        @Nullable Integer objective,
        @Nullable TopicCode topic,
        @Nullable String q) {
    /** More words make a search no better. */
    private static final int MOST = 10;

    /** A pattern that holds the character 0 can't be sent to the database. */
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** What must be true of the submission. */
    Bson ofSubmission(Sight sight) {
        var filters = new ArrayList<Bson>();
        if (review != null) filters.add(eq("state.review", review));
        if (consultation != null) filters.add(eq("state.consultation", consultation));
        if (attribution != null) filters.add(eq("state.attribution", attribution.name()));
        filters.addAll(sight.filters());
        return all(filters);
    }

    /** What must be true of the point, once each stands in a row of its own. */
    Bson ofPoint() {
        var filters = new ArrayList<Bson>();
        if (kind != null) filters.add(eq("state.points.kind", kind.name()));
        if (status != null) filters.add(eq("state.points.status", status.name()));
        if (objective != null) filters.add(eq("state.points.objectives", objective));
        if (topic != null) filters.add(eq("state.points.topics", topic));
        words().forEach(word ->
                filters.add(
                        regex(
                                "state.points.text",
                                Pattern.compile(
                                        Pattern.quote(word),
                                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))));
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
        return "WantedPoints[" + review + ", " + status + "]";
    }
}
