package org.talanoa.notification.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.Document;
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
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.operation.TraceParent;

/**
 * All notices. Those that wait for something before a mail can be made of them are listed in a
 * collection of their own: whatever comes is looked up there, and there are few of them.
 */
@Repository
public class NoticeStore {
    private static final String NOTICES = "notices";
    private static final String WAITING = "waitingNotices";
    private static final String STATE = "state";
    private static final String TRACE = "traceparent";
    private static final String CONTACT = "state.contact";
    private static final String HAPPENED_AT = "state.happenedAt";

    private static final String FOR_CONTACT = "contact";
    private static final String FOR_REVIEW = "review";
    private static final String FOR_CONSULTATION = "consultation";

    private final ApplicationEventPublisher house;
    private final TraceParent trace;
    private final MongoCollection<BsonDocument> notices;
    private final MongoCollection<Wait> waiting;

    NoticeStore(
            DocumentStore store,
            MongoDatabase database,
            ApplicationEventPublisher house,
            TraceParent trace) {
        this.house = house;
        this.trace = trace;
        notices = database.getCollection(NOTICES, BsonDocument.class);
        waiting = database.getCollection(WAITING, Wait.class);
        store.index(NOTICES, ascending(CONTACT, HAPPENED_AT));
        for (var what : List.of(FOR_CONTACT, FOR_REVIEW, FOR_CONSULTATION)) {
            store.index(WAITING, ascending(what));
        }
    }

    /**
     * Adds a notice once, however often its event comes, and tells the house of it. Whoever adds
     * one comes again if this does not return: nothing else remembers that it was not told yet.
     */
    public void add(Notice notice) {
        notices.updateOne(
                eq("_id", notice.id().value()),
                combine(setOnInsert(STATE, notice), setOnInsert(TRACE, trace.current())),
                new UpdateOptions().upsert(true));
        house.publishEvent(new NoticeAdded(notice));
    }

    public Optional<Notice> find(NoticeId id) {
        return load(id).map(this::read);
    }

    private Optional<BsonDocument> load(NoticeId id) {
        return Optional.ofNullable(notices.find(eq("_id", id.value())).first());
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
     * A notice that waits for what it needs.
     *
     * @param traceparent of the request that led to it; null where there was none
     */
    public record Waiting(Notice notice, @Nullable String traceparent) {}

    /** Has it wait for what it needs; who calls looks afterwards whether that has come since. */
    public void await(Notice notice) {
        waiting.replaceOne(
                eq("_id", notice.id()), Wait.of(notice), new ReplaceOptions().upsert(true));
    }

    /** It waits no longer. */
    public void settled(NoticeId id) {
        waiting.deleteOne(eq("_id", id));
    }

    /** All that wait, read as they are gone through. */
    public Iterable<Waiting> waiting() {
        return waiting(new Document());
    }

    public Iterable<Waiting> waitingFor(ContactId contact) {
        return waiting(eq(FOR_CONTACT, contact));
    }

    public Iterable<Waiting> waitingFor(ConsultationId consultation) {
        return waiting(eq(FOR_CONSULTATION, consultation));
    }

    public Iterable<Waiting> waitingFor(ReviewId review) {
        return waiting(eq(FOR_REVIEW, review));
    }

    private Iterable<Waiting> waiting(Bson which) {
        return waiting.find(which).map(wait -> readWaiting(load(wait.id()).orElseThrow()));
    }

    private Waiting readWaiting(BsonDocument document) {
        return new Waiting(read(document), traceOf(document));
    }

    private static @Nullable String traceOf(BsonDocument document) {
        var kept = document.get(TRACE);
        return kept != null && kept.isString() ? kept.asString().getValue() : null;
    }

    public long countWaiting() {
        return waiting.countDocuments();
    }

    /**
     * How many such notices any of these contacts got for what happened in between.
     *
     * @param but those that are not counted
     */
    public long count(
            List<ContactId> contacts,
            Template template,
            Instant after,
            Instant until,
            List<NoticeId> but) {
        return notices.countDocuments(
                and(
                        nin("_id", but),
                        in(CONTACT, contacts),
                        gt(HAPPENED_AT, after),
                        lte(HAPPENED_AT, until),
                        eq("state.template", template)));
    }

    /** Nothing more is told to this contact, and nothing is left from which a link could come. */
    public void endAllOf(ContactId contact) {
        notices.updateMany(eq(CONTACT, contact), unset("state.nonce"));
        waiting.deleteMany(eq(FOR_CONTACT, contact));
    }

    private Notice read(BsonDocument document) {
        return notices.getCodecRegistry()
                .get(Notice.class)
                .decode(
                        document.getDocument(STATE).asBsonReader(),
                        DecoderContext.builder().build());
    }
}
