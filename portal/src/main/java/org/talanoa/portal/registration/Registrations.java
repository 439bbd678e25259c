package org.talanoa.portal.registration;

import static org.talanoa.portal.remote.Service.REGISTRATION;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.talanoa.portal.registration.RegistrationService.Accepted;
import org.talanoa.portal.registration.RegistrationService.Answer;
import org.talanoa.portal.registration.RegistrationService.ConfirmationToken;
import org.talanoa.portal.registration.RegistrationService.Reason;
import org.talanoa.portal.registration.RegistrationService.SeatChange;
import org.talanoa.portal.remote.Refusal;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.remote.ServiceCalls;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.signin.OrganizationToken;
import org.talanoa.portal.signin.OrganizationToken.Entry;

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
     * Does what the organization was asked about.
     *
     * @param of the delegate or consultation it is about; null for the registration itself
     * @return false if it can't be done any more, as the registration has changed
     * @throws HttpClientErrorException when it can't be taken as it was sent
     * @throws ServiceAwayException when it is not known whether it arrived: the same may be sent
     *     again
     */
    boolean act(
            OwnAct act,
            String id,
            @Nullable String of,
            String reason,
            OrganizationToken token,
            String key) {
        var bearer = token.bearer();
        var about = of == null ? "" : of;
        var why = reason.isBlank() ? null : reason.strip();
        return taken(() ->
                switch (act) {
                    case WITHDRAWAL -> service.withdraw(id, new Reason(why), bearer, key);
                    case SEAT ->
                            service.changeSeat(
                                    id, about, new SeatChange("RELEASED", why), bearer, key);
                    case TAKEN, REFUSED ->
                            service.answerOffer(
                                    id, about, new Answer(act == OwnAct.TAKEN), bearer, key);
                    case DELEGATE, ENTRY -> service.eraseDelegate(id, about, bearer, key);
                    case ERASURE -> service.erase(id, bearer, key);
                });
    }

    /**
     * Changes what stands, if it still stands as the form has seen it.
     *
     * @throws HttpClientErrorException when something must be put right, or it has changed (412),
     *     or has ended (409)
     * @throws ServiceAwayException when it is not known whether it arrived: the same may be sent
     *     again
     */
    void change(String id, Typed typed, Review review, OrganizationToken token) {
        var patch = RegistrationPatch.of(typed, review);
        var seen = "\"" + typed.one("version") + "\"";
        calls.ask(REGISTRATION, () -> service.change(id, patch, seen, token.bearer(), typed.key()));
    }

    private boolean taken(Supplier<ResponseEntity<Void>> act) {
        try {
            calls.ask(REGISTRATION, act);
            return true;
        } catch (HttpClientErrorException e) {
            if (!isChange(e)) throw e;
            return false;
        }
    }

    /** With a key that came before, the same form was taken then, with another reason in it. */
    private static boolean isChange(HttpClientErrorException refusal) {
        return switch (refusal.getStatusCode()) {
            case HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.PRECONDITION_FAILED -> true;
            default -> "IDEMPOTENCY_KEY_REUSED".equals(Refusal.of(refusal).code());
        };
    }

    /** All that is held about the people of a registration, as a file; nothing as below. */
    Optional<byte[]> personalData(String id, OrganizationToken token) {
        return reached(() -> service.personalData(id, token.bearer()));
    }

    /** All that is held about a delegate, as a file; nothing as below. */
    Optional<byte[]> personalData(Entry entry, OrganizationToken token) {
        return reached(
                () -> service.delegateData(entry.registration(), entry.delegate(), token.bearer()));
    }

    /**
     * A registration, whole, for the organization whose token this is; nothing if the service does
     * not let the token reach it.
     *
     * @throws ServiceAwayException when nobody answered
     */
    Optional<OwnRegistration> own(String id, OrganizationToken token) {
        return reached(() -> service.own(id, token.bearer()));
    }

    /** A delegate's own entry, for the delegate; nothing as above. */
    Optional<OwnEntry> own(Entry entry, OrganizationToken token) {
        return reached(() -> service.entry(entry.registration(), token.bearer()))
                .filter(own -> own.isOf(entry.delegate()));
    }

    private <T> Optional<T> reached(Supplier<T> call) {
        try {
            return Optional.of(calls.ask(REGISTRATION, call));
        } catch (HttpClientErrorException e) {
            return Optional.empty();
        }
    }
}
