package org.talanoa.contracts.recommendation;

import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.OnTopic;
import org.talanoa.contracts.SubmissionId;

/**
 * Topic {@code recommendations}, keyed by submission: that points came in and where they stand,
 * never what they say.
 */
@OnTopic(value = EventTopic.RECOMMENDATIONS, key = SubmissionId.class)
public sealed interface SubmissionEvent {
    /** The submission after this event, as far as everyone may know it. */
    SubmissionFacts submission();

    /** An organization handed in its points; the original is sealed. */
    @EventType("org.talanoa.submission.received.v1")
    record Received(SubmissionFacts submission) implements SubmissionEvent {}

    /** The state once more, for those who were not there. */
    @EventType("org.talanoa.submission.state.v1")
    record Republished(SubmissionFacts submission) implements SubmissionEvent {}
}
