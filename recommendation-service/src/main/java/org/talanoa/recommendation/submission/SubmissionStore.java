package org.talanoa.recommendation.submission;

import static com.mongodb.client.model.Aggregates.count;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.skip;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.orderBy;
import static org.talanoa.kit.document.Decision.made;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.PointId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.SubmissionId;
import org.talanoa.contracts.recommendation.SubmissionEvent;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.AggregateType.Index;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Versioned;

/** Submissions in MongoDB. */
@Component
class SubmissionStore {
    private static final String SUBMISSIONS = "submissions";
    private static final String POINT = "state.points.id";
    private static final Bson OF_REGISTRATION = ascending("state.registration");
    private static final Bson QUEUE = ascending("state.review", "state.receivedAt", "_id");
    private static final Bson BY_POINT = ascending(POINT);
    private static final Bson NEWEST_FIRST = descending("state.receivedAt", "_id");

    private final Documents<Submission, SubmissionEvent> documents;
    private final MongoCollection<BsonDocument> collection;

    /** A point, and the submission it stands in. */
    record Found(Versioned<Submission> stored, Submission.Point point) {
        Submission submission() {
            return stored.state();
        }
    }

    /** One page of points, and how many organizations said all that are found. */
    record Points(ListPage<Found> page, long organizations) {}

    SubmissionStore(DocumentStore store, MongoDatabase database) {
        documents =
                store.documents(
                        AggregateType.<Submission, SubmissionEvent>of(
                                        SUBMISSIONS,
                                        Submission.class,
                                        EventTopic.RECOMMENDATIONS,
                                        s -> made(s, new SubmissionEvent.Republished(s.facts())))
                                .withIndexes(
                                        new Index(OF_REGISTRATION, false),
                                        new Index(QUEUE, false),
                                        new Index(BY_POINT, false)));
        collection = database.getCollection(SUBMISSIONS, BsonDocument.class);
    }

    Versioned<Submission> create(Command by, Submission submission) {
        return documents.create(submission.id().value(), by, submission.received());
    }

    Optional<Versioned<Submission>> madeBefore(SubmissionId id, Command by) {
        return documents.madeBefore(id.value(), by);
    }

    Versioned<Submission> get(SubmissionId id) {
        return documents.get(id.value());
    }

    /**
     * One page of them, newest first; indexes {@link #OF_REGISTRATION}, {@link #QUEUE}.
     *
     * @param of those who handed in; empty for all
     */
    ListPage<Versioned<Submission>> list(
            @Nullable ReviewId review,
            @Nullable ConsultationId consultation,
            List<RegistrationId> of,
            Sight sight,
            ListPage.Wanted page) {
        var filters = new ArrayList<Bson>();
        if (!of.isEmpty()) filters.add(in("state.registration", of));
        if (review != null) filters.add(eq("state.review", review));
        if (consultation != null) filters.add(eq("state.consultation", consultation));
        filters.addAll(sight.filters());
        return documents.page(
                filters.isEmpty() ? new Document() : and(filters), NEWEST_FIRST, page);
    }

    /** The point with its submission; index {@link #BY_POINT}. */
    Optional<Found> point(PointId id) {
        return documents.find(eq(POINT, id), ascending("_id"), 0, 1).stream()
                .findFirst()
                .flatMap(stored -> found(stored, id));
    }

    /**
     * One page of points, longest waiting first unless asked otherwise; index {@link #QUEUE}. Which
     * they are is asked first; the submissions that they stand in are read whole after. Points of
     * one submission stand in the order of their ids, which is that of the submission: else two
     * pages could show one of them twice and another never.
     *
     * @param organizations those who may have said it, where that matters
     */
    Points points(
            WantedPoints wanted,
            Sight sight,
            List<RegistrationId> organizations,
            ListPage.Wanted page) {
        var rows =
                List.of(
                        match(wanted.ofSubmission(sight, organizations)),
                        unwind("$state.points"),
                        match(wanted.ofPoint()));
        var sorted = page.sort();
        var order =
                sorted != null && sorted.descending()
                        ? NEWEST_FIRST
                        : ascending("state.receivedAt", "_id");
        var ids =
                collection
                        .aggregate(
                                with(
                                        rows,
                                        sort(orderBy(order, BY_POINT)),
                                        skip(page.skip()),
                                        limit(page.size()),
                                        project(include("_id", POINT))))
                        .into(new ArrayList<>());
        return new Points(
                new ListPage<>(read(ids), page.page(), page.size(), counted(rows)),
                counted(with(rows, group("$state.registration"))));
    }

    private long counted(List<Bson> rows) {
        var total = collection.aggregate(with(rows, count("total"))).first();
        return total == null ? 0 : total.getNumber("total").longValue();
    }

    private List<Found> read(List<BsonDocument> rows) {
        var ids = rows.stream().map(row -> row.getString("_id").getValue()).distinct().toList();
        Map<String, Versioned<Submission>> read =
                documents
                        .find(in("_id", ids), ascending("_id"), 0, Math.max(1, ids.size()))
                        .stream()
                        .collect(Collectors.toMap(Versioned::id, Function.identity()));
        return rows.stream()
                .flatMap(row ->
                        Optional.ofNullable(read.get(row.getString("_id").getValue())).stream()
                                .flatMap(submission -> found(submission, pointIn(row)).stream()))
                .toList();
    }

    private static PointId pointIn(BsonDocument row) {
        var point = row.getDocument("state").getDocument("points");
        return new PointId(point.getString("id").getValue());
    }

    private static Optional<Found> found(Versioned<Submission> stored, PointId id) {
        return stored.state().points().stream()
                .filter(point -> point.id().equals(id))
                .map(point -> new Found(stored, point))
                .findFirst();
    }

    private static List<Bson> with(List<Bson> stages, Bson... more) {
        var all = new ArrayList<>(stages);
        all.addAll(List.of(more));
        return all;
    }
}
