package org.talanoa.kit.document;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.ReturnDocument.AFTER;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.document.Decision.Made;
import org.talanoa.kit.document.Decision.Quiet;
import org.talanoa.kit.document.Decision.Refused;

/**
 * The documents of one kind of aggregate. Each change is one write with one event, which the relay
 * sends afterwards; if somebody was faster, it looks and decides again.
 */
public final class Documents<A, E> {
    private static final int TRIES = 50;

    /** How many documents one command marks for the relay, or lifts: it answers in time. */
    private static final int WRITTEN_TOGETHER = 100;

    private final AggregateType<A, E> type;
    private final MongoCollection<BsonDocument> collection;
    private final Envelope<A, E> envelope;
    private final Outbox outbox;
    private final Relay relay;
    private final DueTimes dueTimes;
    private final Clock clock;

    Documents(
            AggregateType<A, E> type,
            MongoCollection<BsonDocument> collection,
            Outbox outbox,
            Relay relay,
            DueTimes dueTimes,
            Clock clock) {
        this.type = type;
        this.collection = collection;
        this.envelope = new Envelope<>(type, collection.getCodecRegistry());
        this.outbox = outbox;
        this.relay = relay;
        this.dueTimes = dueTimes;
        this.clock = clock;
    }

    /**
     * Stores a new aggregate, or answers with the one that the same request made before.
     *
     * @throws Conflict.KeyReused if another request made it
     * @throws Conflict.KeyTaken if another document holds one of its unique keys
     */
    public Versioned<A> create(String id, Command by, Made<A, E> made) {
        return create(id, by, made.next(), outbox.entries(type, id, 1, made));
    }

    /**
     * The same for one of which nobody else may know yet: no event tells it.
     *
     * @throws Conflict.KeyReused if another request made it
     * @throws Conflict.KeyTaken if another document holds one of its unique keys
     */
    public Versioned<A> createUntold(String id, Command by, A first) {
        return create(id, by, first, List.of());
    }

    private Versioned<A> create(String id, Command by, A first, List<OutboxEntry> entries) {
        return insert(id, by, first, entries)
                .orElseGet(() -> madeBy(load(id).orElseThrow(Conflict.KeyTaken::new), by));
    }

    /** Empty if there is one with this id, or one that holds one of its unique keys. */
    private Optional<Versioned<A>> insert(
            String id, Command by, A first, List<OutboxEntry> entries) {
        var document = envelope.first(id, first, entries, by, relay.leaseEnd());
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
            return Optional.empty();
        }
        return Optional.of(follow(document, entries));
    }

    /**
     * What this very request made before. Asked before the rules are: what they allowed once stays
     * answered, although they may have changed since.
     *
     * @throws Conflict.KeyReused if another request made it
     */
    public Optional<Versioned<A>> madeBefore(String id, Command by) {
        return by.key() == null ? Optional.empty() : load(id).map(known -> madeBy(known, by));
    }

    private Versioned<A> madeBy(BsonDocument known, Command by) {
        if (!envelope.madeBy(known, by)) throw new Conflict.KeyReused();
        return envelope.read(known);
    }

    /**
     * Stores a new aggregate unless there is one with this id: what an effect makes, however often
     * its event comes.
     *
     * @return whether there was none
     * @throws Conflict.KeyTaken if another document holds one of its unique keys
     */
    public boolean createOnce(String id, Made<A, E> made) {
        var entries = outbox.entries(type, id, 1, made);
        if (insert(id, Command.none(), made.next(), entries).isPresent()) return true;
        if (load(id).isEmpty()) throw new Conflict.KeyTaken();
        return false;
    }

    /**
     * Loads, decides and stores. A command that the document has done already is answered as the
     * first time. Where nothing changes, nothing is written.
     *
     * @throws Conflict.NotFound if there is no such document
     * @throws Conflict.RefusedByAggregate if the aggregate refuses
     * @throws Conflict.Stale if the command was meant for another version
     * @throws Conflict.KeyTaken if another document holds one of its new unique keys
     */
    public Versioned<A> change(String id, Command by, Function<A, Decision<A, E>> decide) {
        for (int i = 0; i < TRIES; i++) {
            var document = load(id).orElseThrow(() -> new Conflict.NotFound(id));
            var before = envelope.read(document);
            if (envelope.hasDone(document, by)) return before;
            if (!by.isMeantFor(before)) throw new Conflict.Stale();
            var decision = decide.apply(before.state());
            if (by.key() == null && decision.equals(Decision.quiet(before.state()))) return before;
            var written =
                    switch (decision) {
                        case Made<A, E> made -> write(document, before, made.next(), made, by);
                        case Quiet<A, E>(var next) -> write(document, before, next, null, by);
                        case Refused<A, E>(var why) -> throw new Conflict.RefusedByAggregate(why);
                    };
            if (written.isPresent()) return written.get();
        }
        throw new Conflict.TooBusy(id);
    }

    /**
     * The one write: whole state and its keys, next version, event and command; or nothing, when
     * someone was faster.
     */
    private Optional<Versioned<A>> write(
            BsonDocument stored,
            Versioned<A> before,
            A next,
            @Nullable Made<A, E> made,
            Command by) {
        List<OutboxEntry> entries =
                made == null
                        ? List.of()
                        : outbox.entries(type, before.id(), before.version() + 1, made);
        try {
            var written =
                    collection.findOneAndUpdate(
                            and(eq("_id", before.id()), eq(Envelope.VERSION, before.version())),
                            envelope.next(stored, next, entries, by, relay.leaseEnd()),
                            new FindOneAndUpdateOptions().returnDocument(AFTER));
            return Optional.ofNullable(written).map(document -> follow(document, entries));
        } catch (MongoCommandException e) {
            if (ErrorCategory.fromErrorCode(e.getErrorCode()) != ErrorCategory.DUPLICATE_KEY)
                throw e;
            throw new Conflict.KeyTaken();
        }
    }

    private Versioned<A> follow(BsonDocument written, List<OutboxEntry> entries) {
        var after = envelope.read(written);
        if (!entries.isEmpty()) relay.wake(collection, after.id());
        type.dueAt().apply(after.state()).ifPresent(at -> dueTimes.at(at, this, after.id()));
        return after;
    }

    /**
     * Writes what older releases stored in the form of this one, with the next version of each and
     * no event; a query finds only what has that form.
     *
     * @return how many
     */
    long upgrade() {
        if (type.upgrades().isEmpty()) return 0;
        long count = 0;
        var older = lt(Envelope.SCHEMA_VERSION, (long) type.schemaVersion());
        for (var document : collection.find(older)) {
            // Who was faster has upgraded it, or the next round does.
            var read = envelope.read(document);
            if (write(document, read, read.state(), null, Command.none()).isPresent()) count++;
        }
        return count;
    }

    /** Whether a newer release of this service has written here. */
    boolean hasNewer() {
        return collection.find(gt(Envelope.SCHEMA_VERSION, (long) type.schemaVersion())).first()
                != null;
    }

    /** Lets the aggregate look at the clock, if its time has come. */
    void tick(String id) {
        var now = clock.instant();
        var due = load(id).map(envelope::read).flatMap(a -> type.dueAt().apply(a.state()));
        if (due.isEmpty() || due.get().isAfter(now)) return;
        change(
                id,
                Command.none(),
                state ->
                        type.dueAt().apply(state).filter(at -> !at.isAfter(now)).isPresent()
                                ? type.tick().apply(state, now)
                                : Decision.quiet(state));
    }

    public Optional<Versioned<A>> find(String id) {
        return load(id).map(envelope::read);
    }

    /**
     * Finds what has to be there.
     *
     * @throws Conflict.NotFound if there is no such document
     */
    public Versioned<A> get(String id) {
        return find(id).orElseThrow(() -> new Conflict.NotFound(id));
    }

    /** Those that match, sorted; a query stands beside the index that serves it. */
    public List<Versioned<A>> find(Bson filter, Bson sort, int skip, int limit) {
        return collection
                .find(filter)
                .sort(sort)
                .skip(skip)
                .limit(limit)
                .map(envelope::read)
                .into(new ArrayList<>());
    }

    /** All that match, sorted, to be closed; however many, few are in memory at once. */
    public MongoCursor<Versioned<A>> all(Bson filter, Bson sort) {
        return collection.find(filter).sort(sort).map(envelope::read).cursor();
    }

    /** One page of those that match, and how many there are. */
    public ListPage<Versioned<A>> page(Bson filter, Bson sort, ListPage.Wanted page) {
        return new ListPage<>(
                find(filter, sort, page.skip(), page.size()),
                page.page(),
                page.size(),
                collection.countDocuments(filter));
    }

    /**
     * Has the current state of each aggregate sent once more; returns how many. No notice follows
     * from it.
     */
    public long republish() {
        var count = new AtomicLong();
        inBatches(
                collection.find().map(envelope::read), some -> count.addAndGet(tellOnceMore(some)));
        return count.get();
    }

    private static <T> void inBatches(MongoIterable<T> all, Consumer<List<T>> write) {
        try (var cursor = all.cursor()) {
            var some = new ArrayList<T>(WRITTEN_TOGETHER);
            while (cursor.hasNext()) {
                some.add(cursor.next());
                if (some.size() == WRITTEN_TOGETHER || !cursor.hasNext()) {
                    write.accept(some);
                    some.clear();
                }
            }
        }
    }

    /** The same for one; false if there is none, or nobody may know of it yet. */
    public boolean republish(String id) {
        return tellOnceMore(find(id).stream().toList()) == 1;
    }

    private long tellOnceMore(List<Versioned<A>> some) {
        var updates = some.stream().flatMap(this::tellingOnceMore).toList();
        if (updates.isEmpty()) return 0;
        var pushed = collection.bulkWrite(updates, new BulkWriteOptions().ordered(false));
        some.forEach(one -> relay.wake(collection, one.id()));
        return pushed.getModifiedCount();
    }

    /** The version guards it: if it is no longer this one, a newer event tells more. */
    private Stream<UpdateOneModel<BsonDocument>> tellingOnceMore(Versioned<A> current) {
        var entries = outbox.state(type, current).stream().map(outbox::encoded).toList();
        if (entries.isEmpty()) return Stream.empty();
        return Stream.of(
                new UpdateOneModel<>(
                        and(eq("_id", current.id()), eq(Envelope.VERSION, current.version())),
                        Updates.pushEach(Envelope.OUTBOX, entries)));
    }

    /**
     * Lifts all versions above any that were told before the database was set back to an older
     * copy: who keeps the newest would else take no notice of what it tells from now on, and an
     * event would go by the id of another. They become the time in milliseconds, so that a copy
     * from before an earlier lift comes above that too: no aggregate changes that often. If this
     * ends early it is done again as a whole, which does no harm.
     */
    public void liftVersions() {
        var lifted = Updates.max(Envelope.VERSION, clock.millis());
        var ids = collection.find().projection(include("_id")).sort(ascending("_id"));
        inBatches(
                ids,
                some ->
                        collection.bulkWrite(
                                some.stream()
                                        .map(one ->
                                                new UpdateOneModel<BsonDocument>(
                                                        eq("_id", one.get("_id")), lifted))
                                        .toList(),
                                new BulkWriteOptions().ordered(false)));
    }

    /** Of its collection. */
    public String name() {
        return type.collection();
    }

    AggregateType<A, E> type() {
        return type;
    }

    /** What the database counts over these documents, for figures that nobody decides by. */
    public List<Document> aggregate(List<Bson> pipeline) {
        return collection.aggregate(pipeline, Document.class).into(new ArrayList<>());
    }

    MongoCollection<BsonDocument> collection() {
        return collection;
    }

    private Optional<BsonDocument> load(String id) {
        return Optional.ofNullable(collection.find(eq("_id", id)).first());
    }
}
