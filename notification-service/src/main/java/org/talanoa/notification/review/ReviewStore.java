package org.talanoa.notification.review;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.ReviewId;
import org.talanoa.kit.event.Projection;

/** The newest title and languages of each review. */
@Repository
public class ReviewStore {
    private final Projection<ReviewTitle> reviews;

    ReviewStore(MongoDatabase database) {
        reviews = new Projection<>(database, "reviews", ReviewTitle.class);
    }

    void keep(ReviewId id, long version, ReviewTitle review) {
        reviews.keep(id, version, review);
    }

    public Optional<ReviewTitle> find(ReviewId id) {
        return reviews.find(id);
    }
}
