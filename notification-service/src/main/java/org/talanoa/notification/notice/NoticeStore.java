package org.talanoa.notification.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.codecs.DecoderContext;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.notice.Template;
import org.talanoa.kit.operation.TraceParent;

/** All notices; those of which no mail is made yet are marked as waiting. */
@Repository
public class NoticeStore {
    private static final String WAITING = "waiting";
    private static final String STATE = "state";
    private static final String TRACE = "traceparent";
    private static final String CONTACT = "state.contact";
    private static final String CONSULTATION = "state.about.consultation";
    private static final String HAPPENED_AT = "state.happenedAt";

    private final ApplicationEventPublisher house;
    private final TraceParent trace;
    private final MongoCollection<BsonDocument> notices;

    NoticeStore(MongoDatabase database, ApplicationEventPublisher house, TraceParent trace) {
        this.house = house;
        this.trace = trace;
        notices = database.getCollection("notices", BsonDocument.class);
    }

    /** Adds a notice once, however often its event comes, and tells the house of it. */
    public void add(Notice notice) {
        notices.updateOne(
                eq("_id", notice.id().value()),
                combine(
                        setOnInsert(STATE, notice),
                        setOnInsert(WAITING, true),
                        setOnInsert(TRACE, trace.current())),
                new UpdateOptions().upsert(true));
        house.publishEvent(new NoticeAdded(notice));
    }

    public Optional<Notice> find(NoticeId id) {
        return Optional.ofNullable(notices.find(eq("_id", id.value())).first()).map(this::read);
    }

    /**
     * Goes on in the trace of the request that led to this notice, to be found in logs by its id.
     */
    public TraceParent.Continued inTraceOf(NoticeId id) {
        var found =
                notices.find(eq("_id", id.value())).projection(Projections.include(TRACE)).first();
        return trace.continued(found == null ? null : traceOf(found), "notice");
    }

    /** The same for one that was just read. */
    public TraceParent.Continued inTraceOf(Waiting notice) {
        return trace.continued(notice.traceparent(), "notice");
    }

    /**
     * A notice of which no mail is made yet.
     *
     * @param traceparent of the request that led to it; null where there was none
     */
    public record Waiting(Notice notice, @Nullable String traceparent) {}

    /** All that wait, read as they are gone through. */
    public Iterable<Waiting> waiting() {
        return notices.find(eq(WAITING, true)).map(this::readWaiting);
    }

    public Iterable<Waiting> waitingFor(ContactId contact) {
        return waiting(eq(CONTACT, contact));
    }

    public Iterable<Waiting> waitingFor(ConsultationId consultation) {
        return waiting(eq(CONSULTATION, consultation));
    }

    public Iterable<Waiting> waitingFor(ReviewId review) {
        return waiting(eq("state.review", review));
    }

    private Iterable<Waiting> waiting(Bson which) {
        return notices.find(and(eq(WAITING, true), which)).map(this::readWaiting);
    }

    private Waiting readWaiting(BsonDocument document) {
        return new Waiting(read(document), traceOf(document));
    }

    private static @Nullable String traceOf(BsonDocument document) {
        var kept = document.get(TRACE);
        return kept != null && kept.isString() ? kept.asString().getValue() : null;
    }

    public long countWaiting() {
        return notices.countDocuments(eq(WAITING, true));
    }

    /** How many such notices any of these contacts got for what happened in between. */
    public long count(List<ContactId> contacts, Template template, Instant after, Instant until) {
        return notices.countDocuments(
                and(
                        in(CONTACT, contacts),
                        gt(HAPPENED_AT, after),
                        lte(HAPPENED_AT, until),
                        eq("state.template", template)));
    }

    /** A mail was made of it. */
    public void settled(NoticeId id) {
        notices.updateOne(eq("_id", id.value()), unset(WAITING));
    }

    /** Nothing more is told to this contact, and nothing is left from which a link could come. */
    public void endAllOf(ContactId contact) {
        notices.updateMany(eq(CONTACT, contact), combine(unset(WAITING), unset("state.nonce")));
    }

    /** Makes what {@link #waiting()}, {@link #count} and their like are served by. */
    public void makeIndexes() {
        notices.createIndex(Indexes.ascending(CONTACT, HAPPENED_AT));
        notices.createIndex(Indexes.ascending(WAITING, CONTACT));
        notices.createIndex(Indexes.ascending(WAITING, "state.review"));
        notices.createIndex(Indexes.ascending(WAITING, CONSULTATION));
    }

    private Notice read(BsonDocument document) {
        return notices.getCodecRegistry()
                .get(Notice.class)
                .decode(
                        document.getDocument(STATE).asBsonReader(),
                        DecoderContext.builder().build());
    }
}
