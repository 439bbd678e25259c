package org.talanoa.registration.registration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;

/**
 * A person who takes part.
 *
 * @param accessNeeds what helps the person to take part, in their own words
 */
public record Delegate(
        String id,
        Person person,
        List<ConsultationId> consultations,
        boolean wantsToSpeak,
        @Nullable String accessNeeds) {
    @Override
    public String toString() {
        return "Delegate[" + id + "]";
    }
}
