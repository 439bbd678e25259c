package org.talanoa.portal.consultation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A consultation as consultation-service shows it to those who work on it.
 *
 * @param release number of the last release, 0 before the first
 * @param released what the last release says; null before the first
 * @param changed the fields in which the draft says something else
 */
record Draft(
        String id,
        String reviewId,
        long version,
        String status,
        int release,
        @JsonUnwrapped Fields fields,
        @Nullable Fields released,
        @Nullable List<String> changed,
        @Nullable Map<String, String> note) {

    /** Several of them, as lists come. */
    record Page(@Nullable List<Draft> items) {
        List<Draft> all() {
            return items == null ? List.of() : items;
        }
    }

    record Fields(
            int order,
            Map<String, String> title,
            @Nullable LocalDate date,
            @Nullable LocalTime startTime,
            @Nullable LocalTime endTime,
            ZoneId timeZone,
            String mode,
            @Nullable List<Integer> objectives,
            @Nullable List<String> topics,
            @Nullable Integer capacity,
            @Nullable Instant registrationOpensAt,
            @Nullable Instant registrationClosesAt) {}

    /** Whether it says something that nobody has been told. */
    boolean hasUnreleased() {
        return release == 0 || (changed != null && !changed.isEmpty());
    }

    boolean isOver() {
        return List.of("HELD", "CLOSED", "CANCELLED").contains(status);
    }
}
