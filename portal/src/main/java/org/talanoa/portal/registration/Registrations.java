package org.talanoa.portal.registration;

import static org.talanoa.portal.remote.Service.REGISTRATION;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.talanoa.portal.registration.RegistrationService.Accepted;
import org.talanoa.portal.registration.RegistrationService.ConfirmationToken;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.remote.ServiceCalls;

/** Hands registrations and confirmations to registration-service. */
@Component
@ImportHttpServices(group = "registration", types = RegistrationService.class)
class Registrations {
    /** What became of a link that was sent to prove an address. */
    enum Confirmation {
        CONFIRMED,
        ALREADY_CONFIRMED,
        WITHDRAWN,
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
        var problem = Refusals.read(refusal);
        return problem != null && "WITHDRAWN".equals(problem.code())
                ? Confirmation.WITHDRAWN
                : Confirmation.ALREADY_CONFIRMED;
    }
}
