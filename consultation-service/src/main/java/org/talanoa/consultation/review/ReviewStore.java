package org.talanoa.consultation.review;

import static com.mongodb.client.model.Indexes.ascending;
import static org.talanoa.kit.document.Decision.made;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Versioned;

/** Reviews in MongoDB. */
@Component
public class ReviewStore {
    private static final AggregateType.Index INVENTED =
            new AggregateType.Index(ascending("state.invented"), false);

    private final Documents<Review, ReviewEvent> documents;

    ReviewStore(DocumentStore store) {
        documents =
                store.documents(
                        AggregateType.<Review, ReviewEvent>of(
                                        "reviews",
                                        Review.class,
                                        EventTopic.REVIEWS,
                                        review ->
                                                made(
                                                        review,
                                                        new ReviewEvent.Republished(
                                                                review.facts())))
                                .withIndexes(INVENTED));
    }

    /** Adds it, unless there is one with its id. */
    public void addOnce(Review review) {
        documents.createOnce(review.id().value(), review.published());
    }

    /** The cycle that the first start made up, if it has; index {@link #INVENTED}. */
    public Optional<Review> invented() {
        var found =
                documents.find(Filters.eq("state.invented", true), Sorts.ascending("_id"), 0, 1);
        return found.stream().findFirst().map(Versioned::state);
    }

    /**
     * Finds what has to be there.
     *
     * @throws org.talanoa.kit.document.Conflict.NotFound if there is no such review
     */
    public Versioned<Review> get(ReviewId id) {
        return documents.get(id.value());
    }

    public Optional<Review> find(ReviewId id) {
        return documents.find(id.value()).map(Versioned::state);
    }

    /** The current one first, then the newest. There are few. */
    List<Versioned<Review>> all() {
        var order =
                Sorts.orderBy(Sorts.descending("state.current"), Sorts.descending("state.setUpOn"));
        return documents.find(Filters.empty(), order, 0, 200);
    }
}
