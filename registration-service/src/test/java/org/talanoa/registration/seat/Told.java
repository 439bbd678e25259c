package org.talanoa.registration.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;

/** What the topics tell, as far as seats depend on it. */
final class Told {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Told() {}

    static ConsultationFacts consultation(
            ConsultationId id,
            ReviewId review,
            ConsultationStatus status,
            @Nullable Integer capacity) {
        return new ConsultationFacts(
                id,
                review,
                1,
                1,
                LocalizedText.of(Map.of("en", "A consultation")),
                status,
                LocalDate.of(2030, 1, 20),
                LocalTime.of(11, 0),
                LocalTime.of(14, 0),
                ZoneId.of("Asia/Bangkok"),
                ConsultationFacts.Mode.ONLINE,
                List.of(8),
                List.of(),
                capacity,
                null,
                null,
                null);
    }

    /** A registration whose address was proven so many seconds after noon. */
    static RegistrationFacts registration(
            String id,
            ReviewId review,
            RegistrationStatus status,
            int secondsAfterNoon,
            List<ConsultationId> wishes) {
        return new RegistrationFacts(
                new RegistrationId(id),
                new RegistrationReference("TAL-2345-6789"),
                review,
                status,
                new StakeholderType("civil_society"),
                new CountryCode("TH"),
                null,
                Visibility.PUBLIC,
                true,
                wishes,
                new ContactId(id + ".focal-point"),
                List.of(),
                NOON,
                NOON.plusSeconds(secondsAfterNoon),
                NOON);
    }
}
