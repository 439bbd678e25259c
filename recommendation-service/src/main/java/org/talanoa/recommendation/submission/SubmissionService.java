package org.talanoa.recommendation.submission;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.talanoa.contracts.PointId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.SubmissionId;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.kit.web.Checked;
import org.talanoa.kit.web.InvalidContent;

/** What this service can do with submissions. */
@Service
class SubmissionService {
    private final SubmissionStore submissions;
    private final SubmissionRules rules;
    private final InstallationKey key;
    private final Clock clock;

    SubmissionService(
            SubmissionStore submissions, SubmissionRules rules, InstallationKey key, Clock clock) {
        this.submissions = submissions;
        this.rules = rules;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Takes a submission in and seals it; the same request with its key meets what it made.
     *
     * @param own the registrations for which the organization may speak
     * @throws InvalidContent with every fault
     */
    Versioned<Submission> handIn(List<RegistrationId> own, Checked<NewSubmission> request) {
        return handIn(rules.registeredFor(own, request.value()), request);
    }

    Versioned<Submission> handIn(RegistrationId by, Checked<NewSubmission> request) {
        var id = new SubmissionId(key.idFor(request.command()).toString());
        return request.answerBefore(command -> submissions.madeBefore(id, command))
                .orElseGet(() -> takeIn(id, by, request));
    }

    private Versioned<Submission> takeIn(
            SubmissionId id, RegistrationId by, Checked<NewSubmission> request) {
        rules.check(by, request.value(), request.faults());
        return submissions.create(request.command(), submission(id, by, request.orThrow()));
    }

    private Submission submission(SubmissionId id, RegistrationId by, NewSubmission form) {
        var original = Original.of(form);
        return new Submission(
                id,
                form.reviewId(),
                form.consultationId(),
                by,
                form.language(),
                form.attribution(),
                original,
                original.receipt(),
                points(form),
                clock.instant());
    }

    private static List<Submission.Point> points(NewSubmission form) {
        return form.points().stream()
                .map(point ->
                        new Submission.Point(
                                new PointId(UuidCreator.getTimeOrderedEpoch().toString()),
                                point.kind(),
                                point.text(),
                                PointStatus.RECEIVED,
                                point.objectives(),
                                point.topics(),
                                point.addressees()))
                .toList();
    }
}
