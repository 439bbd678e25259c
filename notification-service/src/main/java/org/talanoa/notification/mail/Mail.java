package org.talanoa.notification.mail;

import static org.talanoa.contracts.notice.NoticeState.CANCELLED;
import static org.talanoa.contracts.notice.NoticeState.DRAFT;
import static org.talanoa.contracts.notice.NoticeState.FAILED;
import static org.talanoa.contracts.notice.NoticeState.MISSED;
import static org.talanoa.contracts.notice.NoticeState.QUEUED;
import static org.talanoa.contracts.notice.NoticeState.RETRYING;
import static org.talanoa.contracts.notice.NoticeState.SENDING;
import static org.talanoa.contracts.notice.NoticeState.SENT;
import static org.talanoa.contracts.notice.Template.ERASED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.notice.MailEvent;
import org.talanoa.contracts.notice.MailFacts;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.notice.Template;
import org.talanoa.kit.document.Decision;
import org.talanoa.notification.contact.Standing;
import org.talanoa.notification.notice.Notice;

/**
 * A mail on its way: {@code QUEUED → SENDING → SENT | RETRYING | FAILED}, or {@code MISSED}, or
 * {@code CANCELLED}. It holds no address and no text: both are looked up when it is sent. Only the
 * last mail to an erased person holds its address, for that is kept nowhere else, until it ends.
 *
 * @param template of the most important of its notices
 * @param queuedAt when it was made
 * @param validUntil after this it is not sent any more
 * @param dueAt when it has to be looked at: to be sent, to be tried again, or, while it is being
 *     sent, when the sender's lease ends; null once it has ended
 * @param sender number of the instance that holds the lease; null while nobody does
 * @param answer the codes of the mail server's last refusal, or why it was not asked
 * @param last whom the last mail goes to; null in every other mail, and once it has ended
 */
public record Mail(
        MailId id,
        List<NoticeId> notices,
        Template template,
        ReviewId review,
        RegistrationId registration,
        ContactId contact,
        NoticeState state,
        int attempts,
        Instant queuedAt,
        Instant validUntil,
        @Nullable Instant dueAt,
        @Nullable Integer sender,
        @Nullable String answer,
        @Nullable LastReader last) {

    /** How long the last mail waits for the fact that the person was erased. */
    private static final Duration UNTIL_ERASED = Duration.ofHours(1);

    /** Longer than all time-outs of one conversation with the mail server together. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /**
     * Later than any time at which a mail has to be looked at: what is said to be due after this
     * was written while a clock went wrong, and is due now.
     */
    static final Duration FARTHEST = Backoff.LONGEST.plus(UNTIL_ERASED);

    enum Refusal implements Decision.Refusal {
        NOT_DUE,
        NOT_YOURS,
        ENDED,
        ON_ITS_WAY
    }

    static Decision.Made<Mail, MailEvent> queued(
            MailId id, Notice notice, Instant now, Instant dueAt) {
        var mail = of(id, notice, QUEUED, now, dueAt);
        return Decision.made(mail, new MailEvent.Queued(mail.facts()));
    }

    static Decision.Made<Mail, MailEvent> missed(MailId id, Notice notice, Instant now) {
        var mail = of(id, notice, MISSED, now, null);
        return Decision.made(mail, new MailEvent.Missed(mail.facts()));
    }

    private static Mail of(
            MailId id, Notice notice, NoticeState state, Instant now, @Nullable Instant dueAt) {
        return new Mail(
                id,
                List.of(notice.id()),
                notice.template(),
                notice.review(),
                notice.registration(),
                notice.contact(),
                state,
                0,
                now,
                notice.validUntil(),
                dueAt,
                null,
                null,
                null);
    }

    /**
     * The last mail to a person, written while the address is still known. It is sent when the
     * person was erased, and cancelled if that is not heard of.
     */
    static Decision.Made<Mail, MailEvent> last(
            MailId id, Standing of, LastReader reader, Instant now) {
        var mail =
                new Mail(
                        id,
                        List.of(Notice.idOf("last", of.contact(), ERASED)),
                        ERASED,
                        of.review(),
                        of.registration(),
                        of.contact(),
                        DRAFT,
                        0,
                        now,
                        now.plus(Duration.ofDays(14)),
                        now.plus(UNTIL_ERASED),
                        null,
                        null,
                        reader);
        return Decision.made(mail, new MailEvent.Republished(mail.facts()));
    }

    /** A draft is sent now. */
    Decision<Mail, MailEvent> released(Instant now) {
        if (state != DRAFT) return Decision.quiet(this);
        var next = next(QUEUED, attempts, now, null, null);
        return Decision.made(next, new MailEvent.Queued(next.facts()));
    }

    /** Whether it tells the person that everything is erased, and is on its way. */
    boolean isReleasedLast() {
        return last != null && state != DRAFT;
    }

    /** Whether another notice to the same contact can go along. */
    boolean isOpen() {
        return state == QUEUED && attempts == 0 && last == null && Importance.isMerged(template);
    }

    /** Tells one more notice. */
    Decision<Mail, MailEvent> with(Notice notice) {
        if (notices.contains(notice.id())) return Decision.quiet(this);
        if (!isOpen()) return Decision.refused(Refusal.ON_ITS_WAY);
        var until = notice.validUntil();
        var next =
                new Mail(
                        id,
                        Stream.concat(notices.stream(), Stream.of(notice.id())).toList(),
                        Importance.moreImportant(template, notice.template()),
                        review,
                        registration,
                        contact,
                        state,
                        attempts,
                        queuedAt,
                        until.isAfter(validUntil) ? until : validUntil,
                        dueAt,
                        sender,
                        answer,
                        null);
        return Decision.made(next, new MailEvent.Queued(next.facts()));
    }

    /**
     * It is not sent any more. What is being handed over at this moment can't be held back; whoever
     * wants it cancelled comes again when that has ended.
     */
    Decision<Mail, MailEvent> cancelled(Instant now) {
        if (isEnded()) return Decision.refused(Refusal.ENDED);
        if (state == SENDING && !isDue(now)) {
            return Decision.refused(Refusal.ON_ITS_WAY);
        }
        return cancel();
    }

    private Decision<Mail, MailEvent> cancel() {
        var next = next(CANCELLED, attempts, null, null, answer);
        return Decision.made(next, new MailEvent.Cancelled(next.facts()));
    }

    /**
     * An instance takes the mail up to send it. What it holds already it takes up again: it was
     * itself that died over it, for nobody takes up a mail twice at a time.
     */
    Decision<Mail, MailEvent> claim(int instance, Instant now) {
        if (isEnded()) return Decision.refused(Refusal.ENDED);
        if (!isHeldBy(instance) && !isDue(now)) {
            return Decision.refused(Refusal.NOT_DUE);
        }
        if (state == DRAFT) return cancel();
        if (now.isAfter(validUntil)) return attempts == 0 ? miss() : fail("TOO_OLD");
        return Decision.quiet(next(SENDING, attempts + 1, now.plus(LEASE), instance, answer));
    }

    /** The mail server took it: true whoever holds the lease by now. */
    Decision<Mail, MailEvent> sent() {
        if (isEnded()) return Decision.refused(Refusal.ENDED);
        var next = next(SENT, attempts, null, null, null);
        return Decision.made(next, new MailEvent.Sent(next.facts()));
    }

    /** The mail server did not take it now, or nobody knows. */
    Decision<Mail, MailEvent> deferred(int instance, String why, Instant again) {
        if (!isHeldBy(instance)) return Decision.refused(Refusal.NOT_YOURS);
        if (again.isAfter(validUntil)) return fail(why);
        var next = next(RETRYING, attempts, again, null, why);
        return Decision.made(next, new MailEvent.Deferred(next.facts()));
    }

    /** It can't be sent, now or later. */
    Decision<Mail, MailEvent> failed(int instance, String why) {
        if (isEnded()) return Decision.refused(Refusal.ENDED);
        if (state == SENDING && !isHeldBy(instance)) return Decision.refused(Refusal.NOT_YOURS);
        return fail(why);
    }

    private Decision<Mail, MailEvent> fail(String why) {
        var next = next(FAILED, attempts, null, null, why);
        return Decision.made(next, new MailEvent.Failed(next.facts()));
    }

    private Decision<Mail, MailEvent> miss() {
        var next = next(MISSED, attempts, null, null, answer);
        return Decision.made(next, new MailEvent.Missed(next.facts()));
    }

    private Mail next(
            NoticeState newState,
            int newAttempts,
            @Nullable Instant newDueAt,
            @Nullable Integer newSender,
            @Nullable String newAnswer) {
        return new Mail(
                id,
                notices,
                template,
                review,
                registration,
                contact,
                newState,
                newAttempts,
                queuedAt,
                validUntil,
                newDueAt,
                newSender,
                newAnswer,
                newDueAt == null ? null : last);
    }

    boolean isEnded() {
        return dueAt == null;
    }

    /** How soon an instance that finds it should take it up: what it holds itself, at once. */
    Duration untilLookedAt(int instance, Instant now) {
        return dueAt == null || isHeldBy(instance) || isDue(now)
                ? Duration.ZERO
                : Duration.between(now, dueAt);
    }

    private boolean isDue(Instant now) {
        return dueAt == null || !dueAt.isAfter(now) || dueAt.isAfter(now.plus(FARTHEST));
    }

    private boolean isHeldBy(int instance) {
        return state == SENDING && sender != null && sender == instance;
    }

    /** Its last reader's address does not print itself. */
    @Override
    public String toString() {
        return "Mail[" + id + " " + state + "]";
    }

    /** What everyone may know of it. */
    MailFacts facts() {
        return new MailFacts(id, review, registration, contact, notices, template, state, attempts);
    }
}
