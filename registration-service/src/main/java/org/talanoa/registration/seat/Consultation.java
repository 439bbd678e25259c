package org.talanoa.registration.seat;

import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;

/**
 * What seats depend on in a consultation.
 *
 * @param version of the consultation that told it
 * @param capacity null where there is no limit
 * @param begins null where it is not known
 */
public record Consultation(
        ConsultationId id,
        ReviewId review,
        long version,
        @Nullable Integer capacity,
        ConsultationStatus status,
        @Nullable Instant begins) {

    static Consultation of(ConsultationFacts facts, long version) {
        return new Consultation(
                facts.id(),
                facts.review(),
                version,
                facts.capacity(),
                facts.status(),
                begins(facts));
    }

    private static @Nullable Instant begins(ConsultationFacts facts) {
        if (facts.date() == null) return null;
        var time = facts.startTime() == null ? LocalTime.MAX.withNano(0) : facts.startTime();
        return facts.date().atTime(time).atZone(facts.timeZone()).toInstant();
    }

    /**
     * Whether it is still to take place; after that, and once cancelled, seats stay as they are.
     */
    boolean isComing() {
        return switch (status) {
            case DRAFT, ANNOUNCED, OPEN, REGISTRATION_CLOSED -> true;
            case HELD, CLOSED, CANCELLED -> false;
        };
    }

    boolean hasBegun(Instant now) {
        return begins != null && !now.isBefore(begins);
    }

    /** This moment, or the beginning if that is earlier. */
    Instant atTheLatest(Instant moment) {
        return begins != null && begins.isBefore(moment) ? begins : moment;
    }
}
