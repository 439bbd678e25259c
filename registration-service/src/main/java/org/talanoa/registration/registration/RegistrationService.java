package org.talanoa.registration.registration;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.contact.ContactEvent;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.document.Decision.Made;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.Actor;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.kit.web.Checked;
import org.talanoa.kit.web.Fault;
import org.talanoa.kit.web.InvalidContent;
import tools.jackson.databind.node.ObjectNode;

/** What this service can do with registrations. */
@Service
class RegistrationService {
    /**
     * The purpose of the link that proves an address; notification-service derives the same token
     * from it.
     */
    private static final String CONFIRMATION = "confirmation";

    private final RegistrationStore registrations;
    private final IntakeRules rules;
    private final InstallationKey key;
    private final Intake intake;
    private final Amendments amendments;
    private final Clock clock;

    RegistrationService(
            RegistrationStore registrations,
            IntakeRules rules,
            InstallationKey key,
            Intake intake,
            Amendments amendments,
            Clock clock) {
        this.registrations = registrations;
        this.rules = rules;
        this.key = key;
        this.intake = intake;
        this.amendments = amendments;
        this.clock = clock;
    }

    /**
     * Takes a registration in, or answers as the first time if this very request made one before.
     *
     * @throws InvalidContent with every fault
     */
    Versioned<Registration> register(Checked<NewRegistration> request) {
        var id = new RegistrationId(key.idFor(request.command()).toString());
        return request.answerBefore(command -> registrations.madeBefore(id, command))
                .orElseGet(() -> takeIn(id, request));
    }

    private Versioned<Registration> takeIn(RegistrationId id, Checked<NewRegistration> request) {
        var found = rules.check(request.value(), IntakeRules.Known.NOTHING, request.faults());
        var form = request.orThrow();
        var review = found.orElseThrow();
        try {
            return registrations.create(request.command(), received(id, form, review));
        } catch (Conflict.KeyTaken e) { // somebody drew the same reference: draw again
            return registrations.create(request.command(), received(id, form, review));
        }
    }

    /** Whether the address is known shows in the mail alone, not in the answer. */
    private Made<Registration, RegistrationEvent> received(
            RegistrationId id, NewRegistration form, ReviewFacts review) {
        var existing = registrations.standingFor(review.id(), form.focalPoint().person());
        return existing.isPresent()
                ? intake.registration(id, form, review, null).receivedAgain(existing.get())
                : intake.registration(id, form, review, InstallationKey.newNonce()).received();
    }

    /**
     * Takes the token of the mailed link as proof of the address.
     *
     * @throws InvalidContent if it is not the token of this registration
     * @throws Conflict.RefusedByAggregate if it has been confirmed or withdrawn before, or another
     *     one stands for the address by now
     */
    Versioned<Registration> confirm(RegistrationId id, String token, Command command) {
        try {
            return registrations.change(
                    id,
                    command,
                    registration ->
                            registration.confirm(isTokenOf(registration, token), clock.instant()));
        } catch (Conflict.KeyTaken e) {
            throw new Conflict.RefusedByAggregate(RegistrationRefusal.ADDRESS_REGISTERED);
        } catch (Conflict.RefusedByAggregate e) {
            if (e.why() != RegistrationRefusal.TOKEN_INVALID) throw e;
            throw new InvalidContent(List.of(Fault.at("/token", "TOKEN_INVALID")));
        }
    }

    /**
     * Admits the organization, or does not. If somebody was faster, it looks and decides again; the
     * same command twice is answered as the first time.
     *
     * @throws Conflict.RefusedByAggregate if it can't be decided on, or the same organization of
     *     the directory takes part through another registration
     */
    Versioned<Registration> decide(
            RegistrationId id,
            Verdict verdict,
            @Nullable String reason,
            Actor by,
            Command command) {
        try {
            return registrations.change(
                    id,
                    command,
                    registration -> registration.decide(verdict, reason, by, clock.instant()));
        } catch (Conflict.KeyTaken e) {
            throw new Conflict.RefusedByAggregate(RegistrationRefusal.ORGANIZATION_APPROVED);
        }
    }

    Versioned<Registration> withdraw(
            RegistrationId id, @Nullable String reason, Actor by, Command command) {
        return registrations.change(
                id, command, registration -> registration.withdraw(reason, by, clock.instant()));
    }

    /**
     * Changes what the patch names (RFC 7396); nothing is written where nothing changes.
     *
     * @throws InvalidContent with every fault of the whole as it would be
     */
    Versioned<Registration> change(RegistrationId id, Checked<ObjectNode> request, Actor by) {
        var patch = request.orThrow();
        return registrations.change(
                id,
                request.command(),
                registration ->
                        registration.change(
                                () -> amendments.told(registration, patch), by, clock.instant()));
    }

    Versioned<Registration> erase(RegistrationId id, Actor by, Command command) {
        return registrations.change(
                id, command, registration -> registration.erase(by, clock.instant()));
    }

    /**
     * Forgets a delegate; once forgotten, that is what it stays.
     *
     * @throws Conflict.NotFound if there is no such delegate
     */
    Versioned<Registration> eraseDelegate(
            RegistrationId id, String delegate, Actor by, Command command) {
        try {
            return registrations.change(
                    id,
                    command,
                    registration -> registration.eraseDelegate(delegate, by, clock.instant()));
        } catch (Conflict.RefusedByAggregate e) {
            throw new Conflict.NotFound(delegate);
        }
    }

    /** Nothing is left of an erased person elsewhere. */
    void scrubbed(ContactEvent event) {
        registrations.change(
                event.registration(),
                Command.none(),
                registration -> registration.scrubbed(event.contact(), clock.instant()));
    }

    private boolean isTokenOf(Registration registration, String token) {
        var nonce = registration.confirmation();
        return nonce != null && key.isToken(token, CONFIRMATION, registration.id().value(), nonce);
    }

    /** Those that look like the same organization as one of these, for the secretariat to see. */
    Map<RegistrationId, List<Registration>> likelyDuplicates(List<Registration> shown) {
        var marks = shown.stream().flatMap(r -> Likeness.marksOf(r).stream()).distinct().toList();
        var alike =
                Likeness.byMark(marks.isEmpty() ? List.of() : registrations.sharingMarks(marks));
        return shown.stream()
                .collect(Collectors.toMap(Registration::id, r -> Likeness.to(r, alike)));
    }
}
