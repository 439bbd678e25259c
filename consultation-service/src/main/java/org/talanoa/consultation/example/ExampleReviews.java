package org.talanoa.consultation.example;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.talanoa.consultation.consultation.ConsultationStore;
import org.talanoa.consultation.review.ReviewStore;
import org.talanoa.kit.Rounds;

/**
 * Gives a fresh installation two reviews to look at: the one of 2020 and 2021 as the sources tell
 * it, and one under way whose dates lie ahead of the first start. Later starts add nothing.
 */
@Component
@ConditionalOnBooleanProperty("talanoa.examples")
class ExampleReviews extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(ExampleReviews.class);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    private final ReviewStore reviews;
    private final ConsultationStore consultations;
    private final PastReview past;
    private final CurrentReview current;
    private final Clock clock;

    ExampleReviews(
            ReviewStore reviews,
            ConsultationStore consultations,
            PastReview past,
            CurrentReview current,
            Clock clock) {
        super("example-reviews");
        this.reviews = reviews;
        this.consultations = consultations;
        this.past = past;
        this.current = current;
        this.clock = clock;
    }

    @Override
    protected Optional<Duration> round() {
        try {
            add();
            return Optional.empty();
        } catch (MongoException e) {
            log.debug("The database is away; the examples are added later", e);
            return Optional.of(WHILE_AWAY);
        }
    }

    /**
     * What is there stays; what a crash left out is added. A start in a later year finds the cycle
     * of the first and makes up no other.
     */
    void add() {
        reviews.addOnce(past.review());
        past.consultations().forEach(consultations::addOnce);
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Bangkok"));
        var review = reviews.invented().orElseGet(() -> current.review(today));
        reviews.addOnce(review);
        current.consultations(review).forEach(consultations::addOnce);
    }
}
