package org.talanoa.testkit.sample;

import static org.talanoa.kit.document.Decision.made;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Projection;

/** Keeps samples, and what it hears of them, of reviews and of contacts that are gone. */
@SpringBootApplication
class SampleService {
    /** How records of these reviews and contacts fail for now, by their keys. */
    final Map<String, RuntimeException> failing = new ConcurrentHashMap<>();

    final Set<String> handled = ConcurrentHashMap.newKeySet();

    @Bean
    Documents<Sample, RegistrationEvent> samples(DocumentStore store) {
        return store.documents(
                AggregateType.<Sample, RegistrationEvent>of(
                                "samples",
                                Sample.class,
                                EventTopic.REGISTRATIONS,
                                sample ->
                                        made(
                                                sample,
                                                new RegistrationEvent.Republished(
                                                        sample.facts(
                                                                RegistrationStatus.UNDER_REVIEW))))
                        .withKeys(sample -> {
                            var secret = sample.secret();
                            return secret == null ? Map.of() : Map.of("secret", secret);
                        })
                        .withIndexes(new AggregateType.Index(Indexes.ascending("secret"), true))
                        .withTime(Sample::dueAt, (sample, _) -> sample.tick())
                        .withUpgrades(List.of(SampleService::changesWereCalledCount)));
    }

    private static BsonDocument changesWereCalledCount(BsonDocument state) {
        return state.append("changes", state.remove("count"));
    }

    @Bean
    Projection<RegistrationFacts> heard(MongoDatabase database) {
        return new Projection<>(database, "heard", RegistrationFacts.class);
    }

    @Bean
    Consumer<Message<byte[]>> onRegistration(
            EventReader events, Projection<RegistrationFacts> heard) {
        return message ->
                events.read(message, RegistrationEvent.class)
                        .ifPresent(fact -> {
                            var facts = fact.event().registration();
                            heard.keep(facts.id(), fact.version(), facts);
                        });
    }

    @Bean
    Consumer<Message<byte[]>> onReview(EventReader events) {
        return message ->
                events.read(message, ReviewEvent.class).ifPresent(fact -> handle(fact.aggregate()));
    }

    @Bean
    Consumer<Message<?>> onContact(EventReader events) {
        return message -> events.tombstone(message).ifPresent(this::handle);
    }

    private void handle(String key) {
        var fault = failing.get(key);
        if (fault != null) throw fault;
        handled.add(key);
    }
}
