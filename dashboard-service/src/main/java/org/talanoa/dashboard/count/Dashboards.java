package org.talanoa.dashboard.count;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.contact.ContactEvent;
import org.talanoa.contracts.notice.MailEvent;
import org.talanoa.contracts.recommendation.SubmissionEvent;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.EventReader.Headers;
import org.talanoa.kit.event.EventTypes;

/** The counts of every review of which anything was heard. */
@Component
public class Dashboards {
    private final EventReader events;
    private final Clock clock;
    private final Map<ReviewId, ReviewCounts> reviews = new ConcurrentHashMap<>();
    private volatile boolean complete;

    public Dashboards(EventReader events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * Whether all is counted that had happened before the start; until then every number is too
     * small.
     */
    public boolean isComplete() {
        return complete;
    }

    /** The topics have been read to where they ended at the start. */
    public void complete() {
        complete = true;
    }

    /** Empty if nothing was ever heard of the review. */
    public Optional<ReviewCounts> of(ReviewId review) {
        return Optional.ofNullable(reviews.get(review));
    }

    /**
     * Counts a record of a fact topic.
     *
     * @throws RuntimeException if it is no event at all
     */
    public void count(EventTopic topic, Headers headers, byte[] value) {
        switch (topic) {
            case REVIEWS ->
                    events.read(headers, value, ReviewEvent.class)
                            .ifPresent(fact -> counts(fact.event().review().id()));
            case CONSULTATIONS ->
                    events.read(headers, value, ConsultationEvent.class)
                            .ifPresent(fact -> {
                                var facts = fact.event().consultation();
                                counts(facts.review()).on(facts, fact.version());
                            });
            case REGISTRATIONS ->
                    events.read(headers, value, RegistrationEvent.class)
                            .ifPresent(fact -> {
                                var facts = fact.event().registration();
                                counts(facts.review()).on(facts, fact.version());
                            });
            case RECOMMENDATIONS ->
                    events.read(headers, value, SubmissionEvent.class)
                            .ifPresent(fact -> {
                                var facts = fact.event().submission();
                                counts(facts.review()).on(facts, fact.version());
                            });
            case NOTICES -> {
                if (tellsOfAContact(headers)) return;
                events.read(headers, value, MailEvent.class)
                        .ifPresent(fact -> {
                            var facts = fact.event().mail();
                            counts(facts.review()).on(facts, fact.version());
                        });
            }
            case SEATS ->
                    events.read(headers, value, SeatEvent.class)
                            .ifPresent(fact -> {
                                var facts = fact.event().seat();
                                counts(facts.review()).on(facts, fact.version());
                            });
            case CONTACTS, ORGANIZATIONS ->
                    throw new IllegalArgumentException("Names are not counted here");
        }
    }

    /**
     * Known, and nothing to count: else it would be taken for a type that a newer service sends.
     */
    private static boolean tellsOfAContact(Headers headers) {
        return EventTypes.nameOf(ContactEvent.Scrubbed.class).equals(headers.get("ce_type"));
    }

    ReviewCounts counts(ReviewId review) {
        return reviews.computeIfAbsent(review, _ -> new ReviewCounts(clock));
    }
}
