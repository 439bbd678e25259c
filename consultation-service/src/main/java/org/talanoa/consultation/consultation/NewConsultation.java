package org.talanoa.consultation.consultation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.TopicCode;
import org.talanoa.contracts.review.ConsultationFacts.Mode;

/**
 * A consultation as the secretariat writes it down, the first time or changed by a patch.
 *
 * @param order place in the series, from 1
 * @param timeZone of the IANA database, like Asia/Bangkok
 */
record NewConsultation(
        @NotNull ReviewId reviewId,
        @NotNull @Min(1) @Max(99) Integer order,
        @NotNull LocalizedText title,
        @Nullable LocalDate date,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime,
        @NotNull String timeZone,
        @NotNull Mode mode,
        @Size(max = 50) @Nullable List<@NotNull Integer> objectives,
        @Size(max = 50) @Nullable List<@NotNull TopicCode> topics,
        @Min(1) @Max(20_000) @Nullable Integer capacity,
        @Nullable Instant registrationOpensAt,
        @Nullable Instant registrationClosesAt) {

    static NewConsultation of(Consultation consultation) {
        var draft = consultation.draft();
        return new NewConsultation(
                consultation.review(),
                draft.order(),
                draft.title(),
                draft.date(),
                draft.startTime(),
                draft.endTime(),
                draft.timeZone().getId(),
                draft.mode(),
                List.copyOf(draft.objectives()),
                List.copyOf(draft.topics()),
                draft.capacity(),
                draft.registrationOpensAt(),
                draft.registrationClosesAt());
    }

    /** Once nothing is wrong with it. */
    Details details() {
        return new Details(
                order,
                title,
                date,
                startTime,
                endTime,
                ZoneId.of(timeZone),
                mode,
                chosenObjectives().stream().sorted().toList(),
                List.copyOf(chosenTopics()),
                capacity,
                registrationOpensAt,
                registrationClosesAt);
    }

    List<Integer> chosenObjectives() {
        return objectives == null ? List.of() : objectives;
    }

    List<TopicCode> chosenTopics() {
        return topics == null ? List.of() : topics;
    }
}
