package org.talanoa.portal.registration;

import static org.talanoa.portal.remote.Service.REGISTRATION;

import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.talanoa.portal.registration.RegistrationService.Accepted;
import org.talanoa.portal.registration.RegistrationService.ConfirmationToken;
import org.talanoa.portal.remote.Refusal;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.remote.ServiceCalls;
import org.talanoa.portal.signin.OrganizationToken;

/** Hands registrations and confirmations to registration-service. */
@Component
@ImportHttpServices(group = "registration", types = RegistrationService.class)
class Registrations {
    /** What became of a link that was sent to prove an address. */
    enum Confirmation {
        CONFIRMED,
        ALREADY_CONFIRMED,
        WITHDRAWN,
        ADDRESS_REGISTERED,
        LINK_INVALID
    }

    private final RegistrationService service;
    private final ServiceCalls calls;

    Registrations(RegistrationService service, ServiceCalls calls) {
        this.service = service;
        this.calls = calls;
    }

    /**
     * Registers; however often it is called with this key and body, it is one registration.
     *
     * @throws HttpClientErrorException when something must be put right
     * @throws ServiceAwayException when it is not known whether it arrived: the same may be sent
     *     again
     */
    Accepted register(NewRegistration registration, String key, Locale locale) {
        return calls.ask(
                REGISTRATION, () -> service.register(registration, key, locale.toLanguageTag()));
    }

    Confirmation confirm(String id, String token, String key) {
        try {
            calls.ask(REGISTRATION, () -> service.confirm(id, new ConfirmationToken(token), key));
            return Confirmation.CONFIRMED;
        } catch (HttpClientErrorException e) {
            return e.getStatusCode() == HttpStatus.CONFLICT
                    ? conflict(e)
                    : Confirmation.LINK_INVALID;
        }
    }

    private static Confirmation conflict(HttpClientErrorException refusal) {
        return switch (Refusal.of(refusal).code()) {
            case "WITHDRAWN" -> Confirmation.WITHDRAWN;
            case "ADDRESS_REGISTERED" -> Confirmation.ADDRESS_REGISTERED;
            case null, default -> Confirmation.ALREADY_CONFIRMED;
        };
    }

    /**
     * A registration, whole, for the organization whose token this is; nothing if the service does
     * not let the token reach it.
     *
     * @throws ServiceAwayException when nobody answered
     */
    Optional<OwnRegistration> own(String id, OrganizationToken token) {
        try {
            return Optional.of(
                    calls.ask(REGISTRATION, () -> service.own(id, "Bearer " + token.value())));
        } catch (HttpClientErrorException e) {
            return Optional.empty();
        }
    }
}
