package org.talanoa.registration.registration;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.Ownership;

/** What a reader sees: an organization all of its own, the secretariat what its scopes allow. */
@Component
class RegistrationViews {
    private final RegistrationService service;

    RegistrationViews(RegistrationService service) {
        this.service = service;
    }

    RegistrationView of(Versioned<Registration> registration, Authentication by) {
        return Ownership.isOf(by, registration.state().id())
                ? RegistrationView.own(registration)
                : forSecretariat(List.of(registration), by).getFirst();
    }

    List<RegistrationView> forSecretariat(
            List<Versioned<Registration>> registrations, Authentication by) {
        var mayReadPersons =
                by.getAuthorities().stream()
                        .anyMatch(a -> "SCOPE_personal-data:read".equals(a.getAuthority()));
        var alike = service.likelyDuplicates(registrations.stream().map(Versioned::state).toList());
        return registrations.stream()
                .map(registration ->
                        RegistrationView.forSecretariat(
                                registration,
                                mayReadPersons,
                                alike.getOrDefault(registration.state().id(), List.of())))
                .toList();
    }
}
