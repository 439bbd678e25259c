package org.talanoa.registration.registration;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.Ownership;
import org.talanoa.registration.seat.SeatLookup;

/**
 * What a reader sees: an organization all of its own, a delegate the own entry, the secretariat
 * what its scopes allow.
 */
@Component
class RegistrationViews {
    private final RegistrationService service;
    private final SeatLookup seats;

    RegistrationViews(RegistrationService service, SeatLookup seats) {
        this.service = service;
        this.seats = seats;
    }

    /**
     * The registration for this reader.
     *
     * @throws org.talanoa.kit.document.Conflict.NotFound if the reader may not see it
     */
    Shown of(Versioned<Registration> registration, Authentication by) {
        var id = registration.state().id();
        var delegate = Ownership.delegateIn(by, id);
        if (delegate.isPresent()) {
            return EntryView.of(registration.state(), delegate.get(), seatsOf(registration));
        }
        return Ownership.isOf(by, id)
                ? RegistrationView.own(registration, seatsOf(registration))
                : forSecretariat(List.of(registration), by).getFirst();
    }

    private SeatLookup.Found seatsOf(Versioned<Registration> registration) {
        return seats.of(registration.state().review(), registration.state().id());
    }

    List<RegistrationView> forSecretariat(
            List<Versioned<Registration>> registrations, Authentication by) {
        var persons = mayReadPersons(by);
        var shown = registrations.stream().map(Versioned::state).toList();
        var alike = service.likelyDuplicates(shown);
        var seatsOf =
                seats.of(
                        shown.stream().map(Registration::review).collect(Collectors.toSet()),
                        shown.stream().map(Registration::id).toList());
        return registrations.stream()
                .map(registration ->
                        RegistrationView.forSecretariat(
                                registration,
                                persons,
                                seatsOf.getOrDefault(
                                        registration.state().id(), SeatLookup.Found.NONE),
                                alike.getOrDefault(registration.state().id(), List.of())))
                .toList();
    }

    static boolean mayReadPersons(Authentication by) {
        return by.getAuthorities().stream()
                .anyMatch(a -> "SCOPE_personal-data:read".equals(a.getAuthority()));
    }
}
