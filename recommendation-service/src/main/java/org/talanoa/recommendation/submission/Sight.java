package org.talanoa.recommendation.submission;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;

import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.security.core.Authentication;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.recommendation.SubmissionFacts.Attribution;
import org.talanoa.kit.security.Ownership;
import org.talanoa.recommendation.registration.RegistrationStore;

/**
 * How far staff see into what organizations handed in: the table "who sees what" of the API, the
 * stricter of attribution and the registration's visibility winning.
 *
 * @param moderates whether confidential ones are seen, too
 * @param confidential registrations whose organization only moderators see, as it stands now
 */
record Sight(boolean moderates, List<RegistrationId> confidential) {
    private static final String MODERATES = "SCOPE_recommendations:write";

    /** Moderators see all, and an organization all of its own. */
    static final Sight ALL = new Sight(true, List.of());

    /** Who is confidential is only asked for those from whom it is kept. */
    static Sight of(Authentication by, RegistrationStore registrations) {
        return by.getAuthorities().stream().anyMatch(a -> MODERATES.equals(a.getAuthority()))
                ? ALL
                : new Sight(false, registrations.confidential());
    }

    boolean reaches(Submission submission) {
        return moderates
                || (submission.attribution() != Attribution.CONFIDENTIAL
                        && !confidential.contains(submission.registration()));
    }

    /** What must be true of a submission so that it is neither hidden nor counted. */
    List<Bson> filters() {
        return moderates
                ? List.of()
                : List.of(
                        and(
                                ne("state.attribution", Attribution.CONFIDENTIAL.name()),
                                nin("state.registration", confidential)));
    }

    static boolean isOrganization(Authentication by) {
        return by.getAuthorities().stream().anyMatch(a -> Ownership.SELF.equals(a.getAuthority()));
    }
}
