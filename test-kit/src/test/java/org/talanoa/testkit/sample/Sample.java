package org.talanoa.testkit.sample;

import static org.talanoa.kit.document.Decision.made;
import static org.talanoa.kit.document.Decision.refused;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.contracts.review.FormDefinition;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Made;

/** The simplest aggregate that uses all of the kit. */
public record Sample(
        RegistrationId id, int changes, @Nullable Instant alarm, @Nullable String secret) {
    enum Why implements Decision.Refusal {
        ENOUGH
    }

    Made<Sample, RegistrationEvent> first() {
        return made(this, new RegistrationEvent.Confirmed(facts(RegistrationStatus.UNCONFIRMED)));
    }

    Decision<Sample, RegistrationEvent> changed(int atMost) {
        if (changes >= atMost) return refused(Why.ENOUGH);
        var next = new Sample(id, changes + 1, alarm, null);
        return made(
                next, new RegistrationEvent.Confirmed(next.facts(RegistrationStatus.UNDER_REVIEW)));
    }

    Optional<Instant> dueAt() {
        return Optional.ofNullable(alarm);
    }

    Decision<Sample, RegistrationEvent> tick() {
        var next = new Sample(id, changes, null, secret);
        return made(next, new RegistrationEvent.Lapsed(next.facts(RegistrationStatus.WITHDRAWN)));
    }

    RegistrationFacts facts(RegistrationStatus status) {
        return new RegistrationFacts(
                id,
                new RegistrationReference("TAL-1"),
                new ReviewId("review"),
                status,
                new StakeholderType("academia"),
                new CountryCode("TH"),
                null,
                Visibility.PUBLIC,
                true,
                List.of(),
                new ContactId(id.value() + ".x"),
                List.of(),
                Instant.EPOCH,
                null,
                null);
    }

    /** A review to hear of. */
    static ReviewEvent review(String id) {
        return new ReviewEvent.Published(
                new ReviewFacts(
                        new ReviewId(id),
                        LocalizedText.of(Map.of("en", "A review")),
                        List.of(),
                        List.of(),
                        List.of(),
                        new FormDefinition(1, List.of()),
                        2));
    }
}
