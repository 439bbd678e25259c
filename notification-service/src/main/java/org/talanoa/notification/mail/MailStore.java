package org.talanoa.notification.mail;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.notice.MailEvent;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.kit.KitSettings;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.AggregateType.Index;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.kit.web.ListPage;
import org.talanoa.notification.notice.Notice;

/** The mails, and what can happen to them. */
@Repository
class MailStore {
    private static final int AT_ONCE = 2_000;

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
                                        mail -> new MailEvent.Republished(mail.facts()))
                                .withIndexes(
                                        new Index(Indexes.ascending("state.dueAt"), false),
                                        new Index(
                                                Indexes.ascending(
                                                        "state.review",
                                                        "state.state",
                                                        "state.queuedAt"),
                                                false)));
        this.key = key;
        this.instance = settings.instance();
    }

    /** Makes the mail of this notice, once; it is stored when this returns. */
    MailId queue(Notice notice, Instant now) {
        var id = idOf(notice);
        mails.createOnce(id.value(), () -> Mail.queued(id, notice, now));
        return id;
    }

    /** Shows that this notice came too late to be mailed, unless a mail was made of it in time. */
    void miss(Notice notice, Instant now) {
        var id = idOf(notice);
        mails.createOnce(id.value(), () -> Mail.missed(id, notice, now));
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

    /** Those that are due until then, the longest waiting first, but not endlessly many. */
    List<Mail> due(Instant until) {
        return states(lte("state.dueAt", until), ascending("state.dueAt"), 0, AT_ONCE);
    }

    /** Those too that this instance held when it ended. */
    List<Mail> dueAtStart(Instant until) {
        var held = and(eq("state.state", NoticeState.SENDING), eq("state.sender", instance));
        return states(or(lte("state.dueAt", until), held), ascending("state.dueAt"), 0, AT_ONCE);
    }

    Optional<Mail> find(MailId id) {
        return mails.find(id.value()).map(Versioned::state);
    }

    Mail get(MailId id) {
        return mails.get(id.value()).state();
    }

    /** Newest first. */
    ListPage<Mail> list(
            @Nullable ReviewId review, @Nullable NoticeState state, int page, int size) {
        var filters = new ArrayList<Bson>();
        if (review != null) filters.add(eq("state.review", review));
        if (state != null) filters.add(eq("state.state", state));
        Bson filter = filters.isEmpty() ? new Document() : and(filters);
        var newestFirst = orderBy(descending("state.queuedAt"), ascending("_id"));
        var found = states(filter, newestFirst, page * size, size);
        return new ListPage<>(found, page, size, mails.count(filter));
    }

    private List<Mail> states(Bson filter, Bson sort, int skip, int limit) {
        return mails.find(filter, sort, skip, limit).stream().map(Versioned::state).toList();
    }
}
