package org.talanoa.recommendation.registration;

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
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Projection;

/** Registrations and consultations as last heard of. */
@Component
public class RegistrationStore {
    private final Projection<RegistrationFacts> registrations;
    private final Projection<ConsultationFacts> consultations;

    RegistrationStore(MongoDatabase database) {
        registrations = new Projection<>(database, "registrations", RegistrationFacts.class);
        consultations = new Projection<>(database, "consultations", ConsultationFacts.class);
    }

    public Optional<RegistrationFacts> registration(RegistrationId id) {
        return registrations.find(id);
    }

    /** Those whose organization nobody but moderators may see. */
    public List<RegistrationId> confidential() {
        return registrations.find(eq("state.visibility", Visibility.CONFIDENTIAL.name())).stream()
                .map(RegistrationFacts::id)
                .toList();
    }

    public Optional<ConsultationFacts> consultation(ConsultationId id) {
        return consultations.find(id);
    }

    /** Keeps what the topics tell. */
    @Configuration(proxyBeanMethods = false)
    static class RegistrationsConsumer {
        @Bean
        Consumer<Message<byte[]>> onRegistration(EventReader events, RegistrationStore store) {
            return message ->
                    events.read(message, RegistrationEvent.class)
                            .ifPresent(fact -> {
                                var facts = fact.event().registration();
                                store.registrations.keep(facts.id(), fact.version(), facts);
                            });
        }

        @Bean
        Consumer<Message<byte[]>> onConsultation(EventReader events, RegistrationStore store) {
            return message ->
                    events.read(message, ConsultationEvent.class)
                            .ifPresent(fact -> {
                                var facts = fact.event().consultation();
                                store.consultations.keep(facts.id(), fact.version(), facts);
                            });
        }
    }
}
