package org.talanoa.registration.registration;

import java.util.List;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.kit.document.Conflict;
import org.talanoa.registration.seat.SeatLookup;
import org.talanoa.registration.seat.SeatView;

/**
 * What a delegate sees of the registration: the own entry, and for whom it stands there.
 *
 * @param delegates this one alone
 * @param seats of the organization, in the consultations that this delegate is named for
 */
record EntryView(
        RegistrationId id,
        RegistrationReference reference,
        ReviewId reviewId,
        RegistrationStatus status,
        Named organization,
        List<ConsultationId> consultationIds,
        List<RegistrationView.DelegateView> delegates,
        List<SeatView> seats)
        implements Shown {

    record Named(String name) {
        @Override
        public String toString() {
            return "Named[]";
        }
    }

    /**
     * The entry of this delegate.
     *
     * @throws Conflict.NotFound if there is no such delegate, or no more
     */
    static EntryView of(Registration registration, String delegate, SeatLookup.Found seats) {
        var entry =
                registration.delegates().stream()
                        .filter(d -> d.id().equals(delegate))
                        .findFirst()
                        .orElseThrow(() -> new Conflict.NotFound(delegate));
        return new EntryView(
                registration.id(),
                registration.reference(),
                registration.review(),
                registration.status(),
                new Named(registration.organization().name()),
                registration.consultations(),
                List.of(RegistrationView.DelegateView.of(entry, true)),
                entry.consultations().stream().map(seats::seat).toList());
    }

    @Override
    public String toString() {
        return "EntryView[" + id + "]";
    }
}
