package org.talanoa.registration.registration;

import java.util.List;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.kit.document.Conflict;

/**
 * What a delegate sees of the registration: the own entry, and for whom it stands there.
 *
 * @param delegates this one alone
 */
record EntryView(
        RegistrationId id,
        RegistrationReference reference,
        ReviewId reviewId,
        RegistrationStatus status,
        Named organization,
        List<ConsultationId> consultationIds,
        List<RegistrationView.DelegateView> delegates)
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
    static EntryView of(Registration registration, String delegate) {
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
                List.of(RegistrationView.DelegateView.of(entry, true)));
    }

    @Override
    public String toString() {
        return "EntryView[" + id + "]";
    }
}
