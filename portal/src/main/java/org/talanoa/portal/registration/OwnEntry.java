package org.talanoa.portal.registration;

import java.util.List;
import java.util.Objects;
import org.talanoa.portal.registration.NewRegistration.Delegate;
import org.talanoa.portal.registration.NewRegistration.Organization;
import org.talanoa.portal.registration.OwnRegistration.Seat;

/**
 * A delegate's entry as registration-service tells it to the delegate.
 *
 * @param delegates the delegate alone
 * @param seats of the organization, where this delegate is to take part
 */
record OwnEntry(
        String reference,
        String reviewId,
        String status,
        Organization organization,
        List<Delegate> delegates,
        List<Seat> seats) {
    boolean isOf(String delegate) {
        return delegates.size() == 1 && Objects.equals(delegate().id(), delegate);
    }

    Delegate delegate() {
        return delegates.getFirst();
    }

    String name() {
        var name = organization.name();
        return name == null ? reference : name;
    }

    @Override
    public String toString() {
        return "OwnEntry[" + reference + "]";
    }
}
