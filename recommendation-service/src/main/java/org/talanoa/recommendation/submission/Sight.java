package org.talanoa.recommendation.submission;

import org.springframework.security.core.Authentication;
import org.talanoa.contracts.recommendation.SubmissionFacts.Attribution;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.security.Ownership;

/**
 * How far somebody sees into what organizations handed in: the table "who sees what" of the API.
 */
enum Sight {
    /** The organization itself sees all of its own. */
    OWN,
    /** Staff see who said what, unless it is confidential. */
    STAFF,
    /** Moderators see the confidential ones, too. */
    MODERATOR;

    private static final String MODERATES = "SCOPE_recommendations:write";

    /** Of a submission. Another organization's is not there. */
    static Sight of(Authentication by, Submission submission) {
        if (Ownership.isOf(by, submission.registration())) return OWN;
        var sight = ofStaff(by);
        if (!sight.reaches(submission.attribution())) {
            throw new Conflict.NotFound(submission.id().value());
        }
        return sight;
    }

    static Sight ofStaff(Authentication by) {
        return by.getAuthorities().stream().anyMatch(a -> MODERATES.equals(a.getAuthority()))
                ? MODERATOR
                : STAFF;
    }

    boolean reaches(Attribution attribution) {
        return this != STAFF || attribution != Attribution.CONFIDENTIAL;
    }
}
