package org.talanoa.notification.contact;

import org.talanoa.contracts.ContactId;

/** Told within this service: what waits for this contact can go on. */
public record ContactKnown(ContactId contact) {}
