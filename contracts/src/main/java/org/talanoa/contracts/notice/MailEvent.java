package org.talanoa.contracts.notice;

import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.OnTopic;

/**
 * Topic {@code notices}, keyed by mail: where the notices that a mail carries stand. No address, no
 * text.
 */
@OnTopic(value = EventTopic.NOTICES, key = MailId.class)
public sealed interface MailEvent {
    /** The mail after this event. */
    MailFacts mail();

    /** The mail is durable and will be sent by itself. */
    @EventType("org.talanoa.mail.queued.v1")
    record Queued(MailFacts mail) implements MailEvent {}

    /** The mail server took it. */
    @EventType("org.talanoa.mail.sent.v1")
    record Sent(MailFacts mail) implements MailEvent {}

    /** The mail server did not take it now; it is tried again. */
    @EventType("org.talanoa.mail.deferred.v1")
    record Deferred(MailFacts mail) implements MailEvent {}

    /** It will not be sent: the mail server refused it for good, or it was tried for too long. */
    @EventType("org.talanoa.mail.failed.v1")
    record Failed(MailFacts mail) implements MailEvent {}

    /** What it was to tell is too old to be told. Shown, never mailed. */
    @EventType("org.talanoa.mail.missed.v1")
    record Missed(MailFacts mail) implements MailEvent {}

    /** It will not be sent: what it was to tell no longer holds, or its reader was erased. */
    @EventType("org.talanoa.mail.cancelled.v1")
    record Cancelled(MailFacts mail) implements MailEvent {}

    /** The state once more, for those who were not there. */
    @EventType("org.talanoa.mail.state.v1")
    record Republished(MailFacts mail) implements MailEvent {}
}
