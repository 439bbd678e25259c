package org.talanoa.portal.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A registration as registration-service tells it to the secretariat.
 *
 * @param focalPoint null, like names of delegates and answers, for who may not read persons
 */
record Registration(
        String id,
        String reference,
        long version,
        String reviewId,
        String status,
        Organization organization,
        @Nullable Person focalPoint,
        List<Delegate> delegates,
        List<String> consultationIds,
        String visibility,
        Map<String, String> answers,
        @Nullable Consents consents,
        List<Seat> seats,
        Instant submittedAt,
        @Nullable Instant confirmedAt,
        List<Entry> history,
        List<Duplicate> likelyDuplicates) {
    Registration {
        delegates = orEmpty(delegates);
        consultationIds = orEmpty(consultationIds);
        answers = answers == null ? Map.of() : answers;
        seats = orEmpty(seats);
        history = orEmpty(history);
        likelyDuplicates = orEmpty(likelyDuplicates);
    }

    record Organization(
            String name,
            @Nullable String acronym,
            String type,
            String country,
            @Nullable String subregion,
            @Nullable String website) {}

    record Person(
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable String locale) {
        String name() {
            return Stream.of(givenName, familyName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
        }

        @Override
        public String toString() {
            return "Person";
        }
    }

    record Delegate(
            String id,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable String locale,
            List<String> consultationIds,
            boolean wantsToSpeak,
            @Nullable String accessNeeds) {
        Delegate {
            consultationIds = orEmpty(consultationIds);
        }

        Person person() {
            return new Person(givenName, familyName, email, locale);
        }

        @Override
        public String toString() {
            return "Delegate[" + id + "]";
        }
    }

    record Consents(boolean publishName, boolean mailingList) {}

    /** Its place in one consultation. */
    record Seat(
            String consultationId,
            String state,
            @Nullable Instant since,
            @Nullable Instant offerUntil,
            @Nullable Integer waitlistPosition,
            @Nullable Integer waitlistLength) {}

    /**
     * Who did what, and when.
     *
     * @param actor the account, where somebody of the secretariat did it
     * @param consultation whose seat it was about
     */
    record Entry(
            Instant at,
            String what,
            @Nullable String by,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable String consultation) {
        @Override
        public String toString() {
            return "Entry[" + at + ", " + what + "]";
        }
    }

    /** Another one that looks like the same organization. */
    record Duplicate(String id, String reference, String status) {}

    /** Several of them, as lists come. */
    record Page(List<Registration> items, int page, int size, long total) {
        Page {
            items = orEmpty(items);
        }
    }

    boolean isUndecided() {
        return status.equals("UNDER_REVIEW");
    }

    /** Before the address is confirmed, nobody can decide. */
    Instant waitsSince() {
        return confirmedAt == null ? submittedAt : confirmedAt;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    @Override
    public String toString() {
        return "Registration[" + id + "]";
    }
}
