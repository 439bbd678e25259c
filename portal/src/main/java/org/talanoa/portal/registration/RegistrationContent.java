package org.talanoa.portal.registration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talanoa.portal.registration.NewRegistration.Consents;
import org.talanoa.portal.registration.NewRegistration.Delegate;
import org.talanoa.portal.registration.NewRegistration.Organization;
import org.talanoa.portal.registration.NewRegistration.Person;

/** What an organization says of itself, about to be sent or received long ago. */
sealed interface RegistrationContent permits NewRegistration, OwnRegistration {
    Organization organization();

    @Nullable Person focalPoint();

    List<Delegate> delegates();

    @Nullable String visibility();

    /** By the question's id; of several options chosen the ids, with commas between. */
    Map<String, String> answers();

    Consents consents();
}
