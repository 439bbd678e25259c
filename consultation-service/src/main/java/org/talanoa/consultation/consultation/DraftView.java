package org.talanoa.consultation.consultation;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.kit.document.Versioned;

/**
 * A consultation as the secretariat works on it.
 *
 * @param release number of the last release, 0 before the first
 * @param released what the last release says; null before the first
 * @param changed the fields in which the draft says something else than the last release
 * @param note why the last release was made, or why it was cancelled
 */
record DraftView(
        ConsultationId id,
        ReviewId reviewId,
        long version,
        ConsultationStatus status,
        int release,
        @JsonUnwrapped Fields draft,
        @Nullable Fields released,
        List<String> changed,
        @Nullable LocalizedText note) {

    record Fields(
            int order,
            LocalizedText title,
            @Nullable LocalDate date,
            @JsonFormat(pattern = "HH:mm") @Nullable LocalTime startTime,
            @JsonFormat(pattern = "HH:mm") @Nullable LocalTime endTime,
            String timeZone,
            ConsultationFacts.Mode mode,
            List<Integer> objectives,
            List<TopicCode> topics,
            @Nullable Integer capacity,
            @Nullable Instant registrationOpensAt,
            @Nullable Instant registrationClosesAt) {

        static Fields of(Details details) {
            return new Fields(
                    details.order(),
                    details.title(),
                    details.date(),
                    details.startTime(),
                    details.endTime(),
                    details.timeZone().getId(),
                    details.mode(),
                    details.objectives(),
                    details.topics(),
                    details.capacity(),
                    details.registrationOpensAt(),
                    details.registrationClosesAt());
        }
    }

    static DraftView of(Versioned<Consultation> stored) {
        var consultation = stored.state();
        var last = consultation.last();
        return new DraftView(
                consultation.id(),
                consultation.review(),
                stored.version(),
                consultation.status(),
                last == null ? 0 : last.number(),
                Fields.of(consultation.draft()),
                last == null ? null : Fields.of(last.details()),
                last == null ? List.of() : consultation.draft().differencesTo(last.details()),
                consultation.note());
    }
}
