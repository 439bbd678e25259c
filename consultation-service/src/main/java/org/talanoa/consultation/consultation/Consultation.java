package org.talanoa.consultation.consultation;

import static org.talanoa.contracts.review.ConsultationStatus.ANNOUNCED;
import static org.talanoa.contracts.review.ConsultationStatus.HELD;
import static org.talanoa.contracts.review.ConsultationStatus.OPEN;
import static org.talanoa.contracts.review.ConsultationStatus.REGISTRATION_CLOSED;
import static org.talanoa.kit.document.Decision.made;
import static org.talanoa.kit.document.Decision.quiet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Made;

/**
 * One dated consultation of a series. It opens, closes and is held by its own dates.
 *
 * @param pressDescription how the press wrote of it; never its title
 * @param plannedDate the day first announced, if the date has moved
 * @param participatingAtLeast organizations that took part, as far as reported
 */
public record Consultation(
        ConsultationId id,
        ReviewId review,
        int release,
        int order,
        LocalizedText title,
        @Nullable LocalizedText pressDescription,
        ConsultationStatus status,
        @Nullable LocalDate date,
        @Nullable LocalDate plannedDate,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime,
        ZoneId timeZone,
        ConsultationFacts.Mode mode,
        List<Integer> objectives,
        List<TopicCode> topics,
        @Nullable Integer capacity,
        @Nullable Instant registrationOpensAt,
        @Nullable Instant registrationClosesAt,
        @Nullable Integer participatingAtLeast,
        List<String> organizingTeam,
        List<String> documents) {

    Made<Consultation, ConsultationEvent> released() {
        return made(this, new ConsultationEvent.Released(facts()));
    }

    /** When its status next changes by itself. */
    Optional<Instant> dueAt() {
        return switch (status) {
            case ANNOUNCED -> earliest(registrationOpensAt, end());
            case OPEN -> earliest(closes(), end());
            case REGISTRATION_CLOSED -> earliest(end());
            case DRAFT, HELD, CLOSED, CANCELLED -> Optional.empty();
        };
    }

    /** Becomes what its dates say; of several that have passed the last counts. */
    Decision<Consultation, ConsultationEvent> tick(Instant now) {
        if (dueAt().filter(at -> !at.isAfter(now)).isEmpty()) return quiet(this);
        if (isPast(end(), now)) {
            var held = with(HELD);
            return made(held, new ConsultationEvent.Held(held.facts()));
        }
        if (isPast(closes(), now)) {
            var closed = with(REGISTRATION_CLOSED);
            return made(closed, new ConsultationEvent.RegistrationClosed(closed.facts()));
        }
        var open = with(OPEN);
        return status == ANNOUNCED
                ? made(open, new ConsultationEvent.Opened(open.facts()))
                : quiet(this);
    }

    private static boolean isPast(@Nullable Instant at, Instant now) {
        return at != null && !at.isAfter(now);
    }

    private static Optional<Instant> earliest(@Nullable Instant... times) {
        return Stream.of(times).flatMap(Stream::ofNullable).min(Instant::compareTo);
    }

    /** Without a deadline of its own, registration ends when the consultation begins. */
    private @Nullable Instant closes() {
        if (registrationClosesAt != null || date == null) return registrationClosesAt;
        var time = startTime == null ? LocalTime.MIN : startTime;
        return date.atTime(time).atZone(timeZone).toInstant();
    }

    private @Nullable Instant end() {
        if (date == null) return null;
        var time = endTime == null ? LocalTime.MAX.withNano(0) : endTime;
        return date.atTime(time).atZone(timeZone).toInstant();
    }

    private Consultation with(ConsultationStatus next) {
        return new Consultation(
                id,
                review,
                release,
                order,
                title,
                pressDescription,
                next,
                date,
                plannedDate,
                startTime,
                endTime,
                timeZone,
                mode,
                objectives,
                topics,
                capacity,
                registrationOpensAt,
                registrationClosesAt,
                participatingAtLeast,
                organizingTeam,
                documents);
    }

    /** The only place where a consultation turns into what others may know. */
    ConsultationFacts facts() {
        return new ConsultationFacts(
                id,
                review,
                release,
                order,
                title,
                status,
                date,
                startTime,
                endTime,
                timeZone,
                mode,
                objectives,
                topics,
                capacity,
                registrationOpensAt,
                registrationClosesAt,
                null);
    }
}
