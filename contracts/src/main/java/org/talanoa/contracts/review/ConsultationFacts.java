package org.talanoa.contracts.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.TopicCode;

/**
 * What has been released of a consultation.
 *
 * @param release number of the release, from 1
 * @param order place in the series, from 1
 * @param date in {@code timeZone}; null where it is not known
 * @param startTime in {@code timeZone}; null where it is not known
 * @param endTime in {@code timeZone}; null where it is not known
 * @param timeZone of the place, by its name in the IANA database
 * @param objectives numbers of the framework's objectives
 * @param capacity seats, one for each organization; null where there is no limit
 * @param registrationOpensAt null where it was open from the first release
 * @param registrationClosesAt null where it is open until the start
 * @param note why this release was made, or why the consultation was cancelled; null where nothing
 *     was said
 */
public record ConsultationFacts(
        ConsultationId id,
        ReviewId review,
        int release,
        int order,
        LocalizedText title,
        ConsultationStatus status,
        @Nullable LocalDate date,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime,
        ZoneId timeZone,
        Mode mode,
        List<Integer> objectives,
        List<TopicCode> topics,
        @Nullable Integer capacity,
        @Nullable Instant registrationOpensAt,
        @Nullable Instant registrationClosesAt,
        @Nullable LocalizedText note) {

    public enum Mode {
        ONLINE,
        IN_PERSON,
        HYBRID
    }
}
