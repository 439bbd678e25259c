package org.talanoa.notification.contact;

import org.talanoa.contracts.ContactId;

/** Told within this service right before a contact is buried: the last moment to read it. */
public record ContactLeaves(ContactId contact) {}
