package org.talanoa.portal.submission;

import static org.talanoa.portal.remote.Service.RECOMMENDATION;
import static org.talanoa.portal.remote.Service.REGISTRATION;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.talanoa.portal.remote.Service;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.remote.ServiceCalls;
import org.talanoa.portal.signin.OrganizationToken;

/** Submissions at recommendation-service, in the name of the organization that has come in. */
@Component
@ImportHttpServices(group = "recommendation", types = SubmissionService.class)
@ImportHttpServices(group = "registration", types = RegistrantService.class)
class Submissions {
    private final SubmissionService service;
    private final RegistrantService registrants;
    private final ServiceCalls calls;

    Submissions(SubmissionService service, RegistrantService registrants, ServiceCalls calls) {
        this.service = service;
        this.registrants = registrants;
        this.calls = calls;
    }

    /**
     * Hands in; however often it is sent with this key, it is one.
     *
     * @throws HttpClientErrorException when something must be put right
     * @throws ServiceAwayException when it is not known whether it was taken
     */
    Submission handIn(NewSubmission submission, OrganizationToken token, String key) {
        return calls.ask(RECOMMENDATION, () -> service.handIn(submission, token.bearer(), key));
    }

    /** The newest 200 of a registration, the newest first. */
    Submission.Page of(String registration, OrganizationToken token) {
        return calls.ask(RECOMMENDATION, () -> service.of(registration, token.bearer()));
    }

    /** One of this registration; nothing if there is none that the token reaches. */
    Optional<Submission> one(String registration, String id, OrganizationToken token) {
        return found(RECOMMENDATION, () -> service.one(id, token.bearer()))
                .filter(submission -> submission.registrationId().equals(registration));
    }

    /** The sealed original, byte for byte, with the headers that name it as a file. */
    Optional<ResponseEntity<byte[]>> original(String id, OrganizationToken token) {
        return found(RECOMMENDATION, () -> service.original(id, token.bearer()));
    }

    /** Who hands in; nothing if the token does not reach that registration. */
    Optional<Registrant> registrant(String id, OrganizationToken token) {
        return found(REGISTRATION, () -> registrants.one(id, token.bearer()));
    }

    private <T> Optional<T> found(Service of, Supplier<T> call) {
        try {
            return Optional.of(calls.ask(of, call));
        } catch (HttpClientErrorException e) {
            return Optional.empty();
        }
    }
}
