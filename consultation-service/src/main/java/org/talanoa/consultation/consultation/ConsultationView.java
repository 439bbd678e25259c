package org.talanoa.consultation.consultation;

import com.fasterxml.jackson.annotation.JsonFormat;
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
 * A consultation as the API shows it.
 *
 * @param plannedDate the day first announced, if the date has moved; {@code dateNote} says why
 * @param note why the last release was made, or why it was cancelled
 * @param agenda the released agenda; none has been released yet
 */
record ConsultationView(
        ConsultationId id,
        ReviewId reviewId,
        long version,
        int release,
        int order,
        LocalizedText title,
        @Nullable LocalizedText pressDescription,
        @Nullable LocalDate date,
        @Nullable LocalDate plannedDate,
        @Nullable LocalizedText dateNote,
        @Nullable LocalizedText note,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime startTime,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime endTime,
        String timeZone,
        ConsultationFacts.Mode mode,
        List<Integer> objectives,
        List<TopicCode> topics,
        ConsultationStatus status,
        @Nullable Integer capacity,
        @Nullable Integer seatsLeft,
        @Nullable Instant registrationOpensAt,
        @Nullable Instant registrationClosesAt,
        @Nullable Participating participatingOrganizations,
        List<String> organizingTeam,
        List<Object> agenda,
        List<String> documents) {

    record Participating(int atLeast) {}

    /**
     * Shows it to everyone.
     *
     * @param seatsTaken confirmed or offered
     */
    static ConsultationView of(Versioned<Consultation> stored, int seatsTaken) {
        var consultation = stored.state();
        var release = consultation.published();
        var details = release.details();
        var reported = consultation.reported();
        var participating = reported.participatingAtLeast();
        return new ConsultationView(
                consultation.id(),
                consultation.review(),
                stored.version(),
                release.number(),
                details.order(),
                details.title(),
                reported.pressDescription(),
                details.date(),
                release.plannedDate(),
                release.dateNote(),
                consultation.note(),
                details.startTime(),
                details.endTime(),
                details.timeZone().getId(),
                details.mode(),
                details.objectives(),
                details.topics(),
                consultation.status(),
                details.capacity(),
                seatsLeft(consultation, seatsTaken),
                details.registrationOpensAt(),
                details.registrationClosesAt(),
                participating == null ? null : new Participating(participating),
                reported.organizingTeam(),
                List.of(),
                reported.documents());
    }

    /** Of one that is still to come: how many seats organizations can still get. */
    private static @Nullable Integer seatsLeft(Consultation consultation, int taken) {
        var capacity = consultation.published().details().capacity();
        if (capacity == null) return null;
        return switch (consultation.status()) {
            case ANNOUNCED, OPEN, REGISTRATION_CLOSED -> Math.max(0, capacity - taken);
            case DRAFT, HELD, CLOSED, CANCELLED -> null;
        };
    }
}
