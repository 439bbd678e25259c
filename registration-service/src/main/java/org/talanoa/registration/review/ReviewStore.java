package org.talanoa.registration.review;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.contracts.review.ReviewFacts;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Projection;

/** Reviews and consultations as last heard of. */
@Component
public class ReviewStore {
    private final Projection<ReviewFacts> reviews;
    private final Projection<ConsultationFacts> consultations;

    ReviewStore(MongoDatabase database) {
        reviews = new Projection<>(database, "reviews", ReviewFacts.class);
        consultations = new Projection<>(database, "consultations", ConsultationFacts.class);
    }

    /** Remembered: each form asks for it, and it holds its framework in all languages. */
    public Optional<ReviewFacts> review(ReviewId id) {
        return reviews.findRemembered(id);
    }

    public Optional<ConsultationFacts> consultation(ConsultationId id) {
        return consultations.find(id);
    }

    /** Those of a review. */
    public List<ConsultationFacts> consultations(ReviewId review) {
        return consultations.find(eq("state.review", review));
    }

    /** Keeps the consultation if this is its newest version. */
    public void keep(ConsultationFacts consultation, long version) {
        consultations.keep(consultation.id(), version, consultation);
    }

    /** Whether organizations of this type register for any review. */
    public boolean anyTakes(StakeholderType type) {
        return !reviews.find(eq("state.stakeholderTypes", type)).isEmpty();
    }

    /**
     * Keeps what the topic tells of reviews; consultations concern seats too and come from there.
     */
    @Configuration(proxyBeanMethods = false)
    static class ReviewsConsumer {
        @Bean
        Consumer<Message<byte[]>> onReview(EventReader events, ReviewStore store) {
            return message ->
                    events.read(message, ReviewEvent.class)
                            .ifPresent(fact -> {
                                var review = fact.event().review();
                                store.reviews.keep(review.id(), fact.version(), review);
                            });
        }
    }
}
