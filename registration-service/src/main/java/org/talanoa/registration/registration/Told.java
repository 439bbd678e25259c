package org.talanoa.registration.registration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.registration.Visibility;

/**
 * What an organization told in its form, and may tell anew.
 *
 * @param focalPoint null once erased
 * @param answers to the form's own questions, by field
 */
record Told(
        RegisteredOrganization organization,
        @Nullable Person focalPoint,
        List<Delegate> delegates,
        List<ConsultationId> consultations,
        Visibility visibility,
        int formVersion,
        Map<String, String> answers,
        Consents consents) {

    /** Whether the secretariat, who admitted the one, has not seen the other. */
    boolean isAnotherOrganizationThan(Told before) {
        var old = before.organization;
        return !organization.name().equals(old.name())
                || !organization.type().equals(old.type())
                || !organization.country().equals(old.country())
                || !Objects.equals(organization.directoryId(), old.directoryId());
    }

    /** The same with the answers that were given before, to the form as it was then. */
    Told withAnswersOf(Told before) {
        return new Told(
                organization,
                focalPoint,
                delegates,
                consultations,
                visibility,
                before.formVersion,
                before.answers,
                consents);
    }

    Told without(Delegate left) {
        return withPeople(
                focalPoint,
                delegates.stream().filter(d -> !d.id().equals(left.id())).toList(),
                answers);
    }

    /** The organization and its wishes alone. */
    Told withoutPeople() {
        return withPeople(null, List.of(), Map.of());
    }

    private Told withPeople(
            @Nullable Person nextFocalPoint,
            List<Delegate> nextDelegates,
            Map<String, String> nextAnswers) {
        return new Told(
                organization,
                nextFocalPoint,
                nextDelegates,
                consultations,
                visibility,
                formVersion,
                nextAnswers,
                consents);
    }

    @Override
    public String toString() {
        return "Told[" + organization + "]";
    }
}
