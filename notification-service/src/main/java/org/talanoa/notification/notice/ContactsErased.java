package org.talanoa.notification.notice;

import java.util.List;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;

/** Told within this service: these people are to be forgotten. */
public record ContactsErased(
        RegistrationId registration, ReviewId review, List<ContactId> contacts) {}
