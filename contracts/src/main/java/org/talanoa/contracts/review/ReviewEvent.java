package org.talanoa.contracts.review;

import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.OnTopic;
import org.talanoa.contracts.ReviewId;

/** Topic {@code reviews}, keyed by review. */
@OnTopic(value = EventTopic.REVIEWS, key = ReviewId.class)
public sealed interface ReviewEvent {
    /** The review after this event. */
    ReviewFacts review();

    /** The review was set up and can be seen by everyone. */
    @EventType("org.talanoa.review.published.v1")
    record Published(ReviewFacts review) implements ReviewEvent {}

    /** The state once more, for those who were not there. */
    @EventType("org.talanoa.review.state.v1")
    record Republished(ReviewFacts review) implements ReviewEvent {}
}
