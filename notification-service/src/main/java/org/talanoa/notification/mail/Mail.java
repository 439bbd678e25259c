package org.talanoa.notification.mail;

import static org.talanoa.contracts.notice.NoticeState.FAILED;
import static org.talanoa.contracts.notice.NoticeState.MISSED;
import static org.talanoa.contracts.notice.NoticeState.QUEUED;
import static org.talanoa.contracts.notice.NoticeState.RETRYING;
import static org.talanoa.contracts.notice.NoticeState.SENDING;
import static org.talanoa.contracts.notice.NoticeState.SENT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.talanoa.notification.notice.Notice;

/**
 * A mail on its way: {@code QUEUED → SENDING → SENT | RETRYING | FAILED}, or {@code MISSED}. It
 * holds no address and no text: both are looked up when it is sent.
 *
 * @param queuedAt when it was made
 * @param validUntil after this it is not sent any more
 * @param dueAt when it has to be looked at: to be sent, to be tried again, or, while it is being
 *     sent, when the sender's lease ends; null once it has ended
 * @param sender number of the instance that holds the lease; null while nobody does
 * @param answer the codes of the mail server's last refusal, or why it was not asked
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
        @Nullable String answer) {

    /** Longer than all time-outs of one conversation with the mail server together. */
    static final Duration LEASE = Duration.ofMinutes(5);

    enum Refusal implements Decision.Refusal {
        NOT_DUE,
        NOT_YOURS,
        ENDED
    }

    static Decision.Made<Mail, MailEvent> queued(MailId id, Notice notice, Instant now) {
        var mail = of(id, notice, QUEUED, now, now);
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
                null);
    }

    /**
     * An instance takes the mail up to send it. What it holds already it takes up again: it was
     * itself that died over it, for nobody takes up a mail twice at a time.
     */
    Decision<Mail, MailEvent> claim(int instance, Instant now) {
        if (isEnded()) return Decision.refused(Refusal.ENDED);
        if (!isHeldBy(instance) && dueAt != null && dueAt.isAfter(now)) {
            return Decision.refused(Refusal.NOT_DUE);
        }
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
                newAnswer);
    }

    boolean isEnded() {
        return dueAt == null;
    }

    /** When an instance that finds it should take it up: what it holds itself, at once. */
    Instant nextLook(int instance, Instant now) {
        return dueAt == null || isHeldBy(instance) ? now : dueAt;
    }

    private boolean isHeldBy(int instance) {
        return state == SENDING && sender != null && sender == instance;
    }

    /** What everyone may know of it. */
    MailFacts facts() {
        return new MailFacts(id, review, registration, contact, notices, template, state, attempts);
    }
}
