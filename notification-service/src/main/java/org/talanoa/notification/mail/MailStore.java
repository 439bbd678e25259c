package org.talanoa.notification.mail;

import static com.mongodb.client.model.Accumulators.min;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static org.talanoa.kit.document.Decision.made;

import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.notice.MailEvent;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.kit.KitSettings;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.AggregateType.Index;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.notification.contact.Standing;
import org.talanoa.notification.notice.Notice;

/** The mails, and what can happen to them. */
@Repository
class MailStore {
    private static final Logger log = LoggerFactory.getLogger(MailStore.class);

    /** How many a sweep takes up. */
    static final int AT_ONCE = 2_000;

    private static final String OPEN = "open";
    private static final String CONTACT = "state.contact";
    private static final Bson OF_CONTACT = ascending(CONTACT);
    private static final Bson NEWEST_FIRST =
            orderBy(descending("state.queuedAt"), ascending("_id"));
    private static final Bson OF_REVIEW = ascending("state.review");
    private static final Bson OF_REVIEW_AND_STATE =
            orderBy(OF_REVIEW, ascending("state.state"), NEWEST_FIRST);

    private final Documents<Mail, MailEvent> mails;
    private final InstallationKey key;
    private final int instance;

    MailStore(DocumentStore store, InstallationKey key, KitSettings settings) {
        this.mails =
                store.documents(
                        AggregateType.<Mail, MailEvent>of(
                                        "mails",
                                        Mail.class,
                                        EventTopic.NOTICES,
                                        mail -> made(mail, new MailEvent.Republished(mail.facts())))
                                .withKeys(MailStore::keys)
                                .withIndexes(
                                        new Index(Indexes.ascending(OPEN), true),
                                        new Index(OF_CONTACT, false),
                                        new Index(Indexes.ascending("state.dueAt"), false),
                                        new Index(NEWEST_FIRST, false),
                                        new Index(orderBy(OF_REVIEW, NEWEST_FIRST), false),
                                        new Index(OF_REVIEW_AND_STATE, false)));
        this.key = key;
        this.instance = settings.instance();
    }

    /** A contact has at most one mail that others can still be added to. */
    private static Map<String, Object> keys(Mail mail) {
        return mail.isOpen() ? Map.of(OPEN, openKey(mail.review(), mail.contact())) : Map.of();
    }

    private static String openKey(ReviewId review, ContactId contact) {
        return review + ":" + contact;
    }

    /** Makes the mail of this notice, once; it is stored when this returns. */
    MailId queue(Notice notice, Instant now) {
        return queue(notice, now, now);
    }

    private MailId queue(Notice notice, Instant now, Instant dueAt) {
        var id = idOf(notice);
        mails.createOnce(id.value(), Mail.queued(id, notice, now, dueAt));
        return id;
    }

    /**
     * Adds this notice, once, to the mail that still waits for more to tell the same contact, or
     * makes one that waits until then.
     */
    MailId gather(Notice notice, Instant now, Instant dueAt) {
        while (true) {
            var telling = telling(notice);
            if (telling.isPresent()) return telling.get().id();
            var open = first(eq(OPEN, openKey(notice.review(), notice.contact())));
            var joined = open.flatMap(mail -> change(mail.id(), known -> known.with(notice)));
            if (joined.isPresent()) return joined.get().id();
            try {
                return queue(notice, now, dueAt);
            } catch (Conflict.KeyTaken e) {
                log.debug("Another mail to the contact of notice {} was made", notice.id(), e);
            }
        }
    }

    /**
     * The mail that tells this notice; most are made of a single one; index {@link #OF_CONTACT}.
     */
    private Optional<Mail> telling(Notice notice) {
        var toldTo = and(eq(CONTACT, notice.contact()), eq("state.notices", notice.id()));
        return find(idOf(notice)).or(() -> first(toldTo));
    }

    private Optional<Mail> first(Bson filter) {
        return mails.find(filter, ascending("_id"), 0, 1).stream()
                .map(Versioned::state)
                .findFirst();
    }

    /** Writes the last mail to a person, once. */
    void draftLast(Standing standing, LastReader reader, Instant now) {
        var id = lastOf(standing.contact());
        mails.createOnce(id.value(), Mail.last(id, standing, reader, now));
    }

    Optional<Mail> releaseLast(ContactId contact, Instant now) {
        var id = lastOf(contact);
        return find(id).flatMap(_ -> change(id, mail -> mail.released(now)));
    }

    private MailId lastOf(ContactId contact) {
        return new MailId(key.derivedId("last mail", contact.value()).toString());
    }

    Optional<Mail> cancelled(MailId id, Instant now) {
        return change(id, mail -> mail.cancelled(now));
    }

    /** All mails to this contact that have not ended; index {@link #OF_CONTACT}. */
    List<Mail> notEndedOf(ContactId contact) {
        var found = new ArrayList<Mail>();
        var notEnded = and(eq(CONTACT, contact), exists("state.dueAt"));
        try (var all = mails.all(notEnded, ascending("_id"))) {
            all.forEachRemaining(mail -> found.add(mail.state()));
        }
        return found;
    }

    /**
     * Shows that this notice came too late to be mailed, unless a mail was made of it in time.
     *
     * @return whether it is so, and was not known yet
     */
    boolean miss(Notice notice, Instant now) {
        if (telling(notice).isPresent()) return false;
        var id = idOf(notice);
        return mails.createOnce(id.value(), Mail.missed(id, notice, now));
    }

    /** Made of its notices; it is also the local part of its Message-ID, so it has to be short. */
    private MailId idOf(Notice notice) {
        return new MailId(key.derivedId("mail", notice.id().value()).toString());
    }

    /** Takes the mail up for sending; empty if it is not due, ended, or another instance's. */
    Optional<Mail> claim(MailId id, Instant now) {
        return change(id, mail -> mail.claim(instance, now));
    }

    Optional<Mail> sent(MailId id) {
        return change(id, Mail::sent);
    }

    Optional<Mail> deferred(MailId id, String why, Instant again) {
        return change(id, mail -> mail.deferred(instance, why, again));
    }

    Optional<Mail> failed(MailId id, String why) {
        return change(id, mail -> mail.failed(instance, why));
    }

    private Optional<Mail> change(MailId id, Function<Mail, Decision<Mail, MailEvent>> decide) {
        try {
            return Optional.of(mails.change(id.value(), Command.none(), decide).state());
        } catch (Conflict.RefusedByAggregate e) {
            return Optional.empty();
        }
    }

    /**
     * Those that are due until then, the longest waiting first, but not endlessly many. What a
     * clock that went wrong has put off farther than anything is, is among them.
     */
    List<Mail> due(Instant until) {
        return longestWaitingFirst(isDue(until));
    }

    /** Those too that this instance held when it ended. */
    List<Mail> dueAtStart(Instant until) {
        var held = and(eq("state.state", NoticeState.SENDING), eq("state.sender", instance));
        return longestWaitingFirst(or(isDue(until), held));
    }

    private static Bson isDue(Instant until) {
        return or(lte("state.dueAt", until), gt("state.dueAt", until.plus(Mail.FARTHEST)));
    }

    Optional<Mail> find(MailId id) {
        return mails.find(id.value()).map(Versioned::state);
    }

    Versioned<Mail> get(MailId id) {
        return mails.get(id.value());
    }

    /** Newest first; indexes {@link #OF_REVIEW_AND_STATE} and its like. */
    ListPage<Versioned<Mail>> list(
            @Nullable ReviewId review, @Nullable NoticeState state, ListPage.Wanted page) {
        var filters = new ArrayList<Bson>();
        if (review != null) filters.add(eq("state.review", review));
        if (state != null) filters.add(eq("state.state", state));
        Bson filter = filters.isEmpty() ? new Document() : and(filters);
        return mails.page(filter, NEWEST_FIRST, page);
    }

    /** How many there are of each state that has not ended; by the index of {@code dueAt}. */
    List<MailMeters.Open> open() {
        var byState = group("$state.state", sum("count", 1), min("oldest", "$state.queuedAt"));
        return mails.aggregate(List.of(match(gt("state.dueAt", Instant.EPOCH)), byState)).stream()
                .map(found ->
                        new MailMeters.Open(
                                NoticeState.valueOf(found.getString("_id")),
                                found.getInteger("count"),
                                found.getDate("oldest").toInstant()))
                .toList();
    }

    private List<Mail> longestWaitingFirst(Bson filter) {
        return mails.find(filter, ascending("state.dueAt"), 0, AT_ONCE).stream()
                .map(Versioned::state)
                .toList();
    }
}
