package org.talanoa.notification.consultation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationFacts.Mode;

/**
 * A consultation as mails tell of it, as released last.
 *
 * @param date in {@code timeZone}, as both times; each null where it is not known
 */
public record KnownConsultation(
        ConsultationId id,
        int release,
        int order,
        LocalizedText title,
        @Nullable LocalDate date,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime,
        ZoneId timeZone,
        Mode mode) {
    static KnownConsultation of(ConsultationFacts facts) {
        return new KnownConsultation(
                facts.id(),
                facts.release(),
                facts.order(),
                facts.title(),
                facts.date(),
                facts.startTime(),
                facts.endTime(),
                facts.timeZone(),
                facts.mode());
    }
}
