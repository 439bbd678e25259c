package org.talanoa.registration.registration;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.Ownership;
import org.talanoa.registration.seat.SeatLookup;

/** What a reader sees: an organization all of its own, the secretariat what its scopes allow. */
@Component
class RegistrationViews {
    private final RegistrationService service;
    private final SeatLookup seats;

    RegistrationViews(RegistrationService service, SeatLookup seats) {
        this.service = service;
        this.seats = seats;
    }

    RegistrationView of(Versioned<Registration> registration, Authentication by) {
        return Ownership.isOf(by, registration.state().id())
                ? RegistrationView.own(
                        registration,
                        seats.of(registration.state().review(), registration.state().id()))
                : forSecretariat(List.of(registration), by).getFirst();
    }

    List<RegistrationView> forSecretariat(
            List<Versioned<Registration>> registrations, Authentication by) {
        var mayReadPersons =
                by.getAuthorities().stream()
                        .anyMatch(a -> "SCOPE_personal-data:read".equals(a.getAuthority()));
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
                                mayReadPersons,
                                seatsOf.getOrDefault(
                                        registration.state().id(), SeatLookup.Found.NONE),
                                alike.getOrDefault(registration.state().id(), List.of())))
                .toList();
    }
}
