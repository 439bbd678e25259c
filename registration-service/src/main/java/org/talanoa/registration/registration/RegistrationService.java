package org.talanoa.registration.registration;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.kit.web.Checked;
import org.talanoa.kit.web.Fault;
import org.talanoa.kit.web.InvalidContent;

/** What this service can do with registrations. */
@Service
class RegistrationService {
    /**
     * The purpose of the link that proves an address; notification-service derives the same token
     * from it.
     */
    private static final String CONFIRMATION = "confirmation";

    private static final String REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final RegistrationStore registrations;
    private final IntakeRules rules;
    private final InstallationKey key;
    private final RegistrationSettings settings;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    RegistrationService(
            RegistrationStore registrations,
            IntakeRules rules,
            InstallationKey key,
            RegistrationSettings settings,
            Clock clock) {
        this.registrations = registrations;
        this.rules = rules;
        this.key = key;
        this.settings = settings;
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
        var found = rules.check(request.value(), request.faults());
        var form = request.orThrow();
        var review = found.orElseThrow();
        try {
            return registrations.create(request.command(), registration(id, form, review));
        } catch (Conflict.KeyTaken e) { // somebody drew the same reference: draw again
            return registrations.create(request.command(), registration(id, form, review));
        }
    }

    /**
     * Takes the token of the mailed link as proof of the address.
     *
     * @throws InvalidContent if it is not the token of this registration
     * @throws Conflict.RefusedByAggregate if it has been confirmed or withdrawn before
     */
    Versioned<Registration> confirm(RegistrationId id, String token, Command command) {
        try {
            return registrations.change(
                    id,
                    command,
                    registration ->
                            registration.confirm(isTokenOf(registration, token), clock.instant()));
        } catch (Conflict.RefusedByAggregate e) {
            if (e.why() != RegistrationRefusal.TOKEN_INVALID) throw e;
            throw new InvalidContent(List.of(Fault.at("/token", "TOKEN_INVALID")));
        }
    }

    private boolean isTokenOf(Registration registration, String token) {
        var nonce = registration.confirmation();
        return nonce != null && key.isToken(token, CONFIRMATION, registration.id().value(), nonce);
    }

    private Registration registration(RegistrationId id, NewRegistration form, ReviewFacts review) {
        var now = clock.instant();
        var received =
                new HistoryEntry(now, HistoryEntry.What.RECEIVED, HistoryEntry.By.ORGANIZATION);
        return new Registration(
                id,
                newReference(),
                review.id(),
                RegistrationStatus.UNCONFIRMED,
                organization(form.organization(), review),
                form.focalPoint().person(),
                form.delegates().stream()
                        .map(d -> d.delegate(UuidCreator.getTimeOrderedEpoch().toString()))
                        .toList(),
                form.consultationIds(),
                form.visibility(),
                review.form().version(),
                answers(form.answers()),
                form.consents(),
                InstallationKey.newNonce(),
                now.plus(settings.confirmWithin()).truncatedTo(ChronoUnit.MILLIS),
                now,
                List.of(received));
    }

    private static Map<String, String> answers(@Nullable Map<String, String> given) {
        var answers = new HashMap<String, String>();
        if (given != null) answers.putAll(given);
        answers.values().removeIf(String::isBlank);
        return answers;
    }

    private static Organization organization(
            NewRegistration.OrganizationPart part, ReviewFacts review) {
        return new Organization(
                part.name().strip(),
                blankIsNull(part.acronym()),
                part.type(),
                part.country(),
                subregion(part.country(), review),
                blankIsNull(part.website()));
    }

    private static @Nullable SubregionCode subregion(CountryCode country, ReviewFacts review) {
        for (var member : review.members()) {
            if (member.country().equals(country)) return member.subregion();
        }
        return null;
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private RegistrationReference newReference() {
        var letters = new StringBuilder("TAL-");
        for (int i = 0; i < 8; i++) {
            if (i == 4) letters.append('-');
            letters.append(REFERENCE_LETTERS.charAt(random.nextInt(REFERENCE_LETTERS.length())));
        }
        return new RegistrationReference(letters.toString());
    }
}
