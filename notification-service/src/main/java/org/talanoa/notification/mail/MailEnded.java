package org.talanoa.notification.mail;

import org.talanoa.contracts.ContactId;

/** Told within this service: nothing is done any more about a mail to this contact. */
public record MailEnded(ContactId contact) {}
