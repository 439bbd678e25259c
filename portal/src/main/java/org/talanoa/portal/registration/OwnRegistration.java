package org.talanoa.portal.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.registration.NewRegistration.Consents;
import org.talanoa.portal.registration.NewRegistration.Delegate;
import org.talanoa.portal.registration.NewRegistration.Organization;
import org.talanoa.portal.registration.NewRegistration.Person;

/** A registration as registration-service tells it to the organization itself. */
record OwnRegistration(
        String id,
        String reference,
        long version,
        String reviewId,
        String status,
        Organization organization,
        @Nullable Person focalPoint,
        List<Delegate> delegates,
        String visibility,
        Map<String, String> answers,
        Consents consents,
        List<Seat> seats,
        Instant submittedAt,
        List<Entry> history)
        implements RegistrationContent {

    /** How it stands with one consultation that the organization wishes. */
    record Seat(
            String consultationId,
            String state,
            @Nullable Instant offerUntil,
            @Nullable Integer waitlistPosition,
            @Nullable Integer waitlistLength) {}

    /** Who did what, and when. */
    record Entry(
            Instant at,
            String what,
            @Nullable String by,
            @Nullable String reason,
            @Nullable String consultationId) {
        @Override
        public String toString() {
            return "Entry[" + what + "]";
        }
    }

    /** Once its people are erased, only what is public is left. */
    boolean isErased() {
        return focalPoint == null;
    }

    /** The name of one of its delegates; empty if there is no such delegate. */
    String nameOf(@Nullable String delegate) {
        return delegates.stream()
                .filter(one -> Objects.equals(one.id(), delegate))
                .map(one -> one.person().name())
                .findFirst()
                .orElse("");
    }

    String name() {
        var name = organization.name();
        return name == null ? reference : name;
    }

    @Override
    public String toString() {
        return "OwnRegistration[" + id + "]";
    }
}
