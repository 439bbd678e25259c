package org.talanoa.registration.registration;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.Ownership;

/**
 * What a reader sees: an organization all of its own, a delegate the own entry, the secretariat
 * what its scopes allow.
 */
@Component
class RegistrationViews {
    private final RegistrationService service;

    RegistrationViews(RegistrationService service) {
        this.service = service;
    }

    /**
     * The registration for this reader.
     *
     * @throws org.talanoa.kit.document.Conflict.NotFound if the reader may not see it
     */
    Shown of(Versioned<Registration> registration, Authentication by) {
        var id = registration.state().id();
        var delegate = Ownership.delegateIn(by, id);
        if (delegate.isPresent()) return EntryView.of(registration.state(), delegate.get());
        return Ownership.isOf(by, id)
                ? RegistrationView.own(registration)
                : forSecretariat(List.of(registration), by).getFirst();
    }

    List<RegistrationView> forSecretariat(
            List<Versioned<Registration>> registrations, Authentication by) {
        var persons = mayReadPersons(by);
        var alike = service.likelyDuplicates(registrations.stream().map(Versioned::state).toList());
        return registrations.stream()
                .map(registration ->
                        RegistrationView.forSecretariat(
                                registration,
                                persons,
                                alike.getOrDefault(registration.state().id(), List.of())))
                .toList();
    }

    static boolean mayReadPersons(Authentication by) {
        return by.getAuthorities().stream()
                .anyMatch(a -> "SCOPE_personal-data:read".equals(a.getAuthority()));
    }
}
