package org.talanoa.notification.contact;

import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.contact.ContactRecord.Role;

/**
 * For what a contact may act.
 *
 * @param role whether the person acts for the registration or takes part
 */
public record Standing(ContactId contact, RegistrationId registration, ReviewId review, Role role) {
    /** The delegate's id within the registration; null for who acts for it. */
    public @Nullable String delegateId() {
        return role == Role.DELEGATE
                ? contact.value().substring(registration.value().length() + 1)
                : null;
    }
}
