package org.talanoa.portal.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One consultation of a review's series as consultation-service tells it, as far as pages show it.
 *
 * @param dateNote why it is no longer on the planned date
 * @param note why it was last changed, or cancelled
 */
public record Consultation(
        String id,
        @Nullable Integer release,
        int order,
        Map<String, String> title,
        @Nullable LocalDate date,
        @Nullable LocalDate plannedDate,
        @Nullable Map<String, String> dateNote,
        @Nullable Map<String, String> note,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime,
        @Nullable ZoneId timeZone,
        List<Integer> objectives,
        String status,
        @Nullable Integer capacity,
        @Nullable Integer seatsLeft,
        @Nullable Instant registrationOpensAt,
        @Nullable Instant registrationClosesAt,
        @Nullable Participants participatingOrganizations) {
    public Consultation {
        objectives = Review.orEmpty(objectives);
    }

    /** The series, in its order. */
    public record Page(List<Consultation> items) {
        public Page {
            items = Review.orEmpty(items);
        }
    }

    public record Participants(int atLeast) {}

    public boolean isOpen() {
        return status.equals("OPEN");
    }

    public boolean isCancelled() {
        return status.equals("CANCELLED");
    }

    /** Open, and whoever comes now waits. */
    public boolean isFull() {
        return isOpen() && seatsLeft != null && seatsLeft == 0;
    }

    /** The clock that its times are told by; without one there is no time to tell. */
    public ZoneId zone() {
        return timeZone == null ? ZoneId.of("UTC") : timeZone;
    }
}
