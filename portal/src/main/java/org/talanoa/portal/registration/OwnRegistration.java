package org.talanoa.portal.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.registration.NewRegistration.Consents;
import org.talanoa.portal.registration.NewRegistration.Delegate;
import org.talanoa.portal.registration.NewRegistration.Organization;
import org.talanoa.portal.registration.NewRegistration.Person;

/** A registration as registration-service tells it to the organization itself. */
record OwnRegistration(
        String id,
        String reference,
        String reviewId,
        String status,
        Organization organization,
        Person focalPoint,
        List<Delegate> delegates,
        String visibility,
        Map<String, String> answers,
        Consents consents,
        List<Seat> seats,
        Instant submittedAt,
        List<Entry> history)
        implements RegistrationContent {

    /** How it stands with one consultation that the organization wishes. */
    record Seat(String consultationId, String state, @Nullable Integer waitlistPosition) {}

    /** Who did what, and when. */
    record Entry(Instant at, String what, @Nullable String by) {}

    String name() {
        var name = organization.name();
        return name == null ? reference : name;
    }

    @Override
    public String toString() {
        return "OwnRegistration[" + id + "]";
    }
}
