package org.talanoa.recommendation.submission;

import static com.mongodb.client.model.Indexes.ascending;
import static org.talanoa.kit.document.Decision.made;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.SubmissionId;
import org.talanoa.contracts.recommendation.SubmissionEvent;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Versioned;

/** Submissions in MongoDB. */
@Component
class SubmissionStore {
    private static final AggregateType.Index BY_REGISTRATION =
            new AggregateType.Index(ascending("state.review", "state.registration"), false);

    private final Documents<Submission, SubmissionEvent> documents;

    SubmissionStore(DocumentStore store) {
        documents =
                store.documents(
                        AggregateType.<Submission, SubmissionEvent>of(
                                        "submissions",
                                        Submission.class,
                                        EventTopic.RECOMMENDATIONS,
                                        s -> made(s, new SubmissionEvent.Republished(s.facts())))
                                .withIndexes(BY_REGISTRATION));
    }

    Versioned<Submission> create(Command by, Submission submission) {
        return documents.create(submission.id().value(), by, submission.received());
    }

    Optional<Versioned<Submission>> madeBefore(SubmissionId id, Command by) {
        return documents.madeBefore(id.value(), by);
    }

    Versioned<Submission> get(SubmissionId id) {
        return documents.get(id.value());
    }
}
