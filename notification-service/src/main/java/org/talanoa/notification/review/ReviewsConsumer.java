package org.talanoa.notification.review;

import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Fact;

/** Keeps what mails say of a review. */
@Configuration(proxyBeanMethods = false)
class ReviewsConsumer {
    private final ReviewStore reviews;
    private final ApplicationEventPublisher house;

    ReviewsConsumer(ReviewStore reviews, ApplicationEventPublisher house) {
        this.reviews = reviews;
        this.house = house;
    }

    @Bean
    Consumer<Message<byte[]>> onReview(EventReader events) {
        return message -> events.read(message, ReviewEvent.class).ifPresent(this::keep);
    }

    private void keep(Fact<ReviewEvent> fact) {
        var review = fact.event().review();
        reviews.keep(
                review.id(), fact.version(), new ReviewTitle(review.title(), review.languages()));
        house.publishEvent(new ReviewKnown(review.id()));
    }
}
