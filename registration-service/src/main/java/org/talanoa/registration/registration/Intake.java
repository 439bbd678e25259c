package org.talanoa.registration.registration;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.Nonce;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.kit.security.Actor;

/** Makes a registration of a form in which nothing is wrong. */
@Component
class Intake {
    /** None that look like another. */
    private static final String REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final RegistrationSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Intake(RegistrationSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param confirmation from which the link that proves the address is derived; null if none will
     */
    Registration registration(
            RegistrationId id,
            NewRegistration form,
            ReviewFacts review,
            @Nullable Nonce confirmation) {
        var now = clock.instant();
        var organization = new Actor(Actor.By.ORGANIZATION, null);
        var received = HistoryEntry.of(now, HistoryEntry.What.RECEIVED, organization, null);
        var told = told(form, review, Set.of());
        return new Registration(
                id,
                newReference(),
                review.id(),
                RegistrationStatus.UNCONFIRMED,
                told.organization(),
                told.focalPoint(),
                told.delegates(),
                told.consultations(),
                told.visibility(),
                told.formVersion(),
                told.answers(),
                told.consents(),
                confirmation,
                now.plus(settings.confirmWithin()).truncatedTo(ChronoUnit.MILLIS),
                now,
                List.of(received),
                List.of());
    }

    /**
     * What a form tells in which nothing is wrong; delegates who have no id of these get a new one.
     */
    static Told told(NewRegistration form, ReviewFacts review, Set<String> ids) {
        return new Told(
                organization(form.organization(), review),
                form.focalPoint().person(),
                form.delegates().stream()
                        .map(d ->
                                d.delegate(ids, () -> UuidCreator.getTimeOrderedEpoch().toString()))
                        .toList(),
                form.consultationIds(),
                form.visibility(),
                review.form().version(),
                answers(form.answers()),
                form.consents());
    }

    private static Map<String, String> answers(@Nullable Map<String, String> given) {
        var answers = new HashMap<String, String>();
        if (given != null) answers.putAll(given);
        answers.values().removeIf(String::isBlank);
        return answers;
    }

    private static RegisteredOrganization organization(
            NewRegistration.OrganizationPart part, ReviewFacts review) {
        return new RegisteredOrganization(
                part.name().strip(),
                blankIsNull(part.acronym()),
                part.type(),
                part.country(),
                subregion(part.country(), review),
                blankIsNull(part.website()),
                part.directoryId());
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
