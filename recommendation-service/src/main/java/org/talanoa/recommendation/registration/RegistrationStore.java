package org.talanoa.recommendation.registration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.Projection;

/** Registrations and consultations as last heard of. */
@Component
public class RegistrationStore {
    private static final String ELSEWHERE = "other";
    private static final String REGISTRATIONS = "registrations";
    private static final Bson BY_VISIBILITY = ascending("state.visibility");
    private static final Bson BY_KIND = ascending("state.review", "state.type");

    private final Projection<RegistrationFacts> registrations;
    private final Projection<ConsultationFacts> consultations;

    RegistrationStore(DocumentStore store, MongoDatabase database) {
        store.index(REGISTRATIONS, BY_VISIBILITY);
        store.index(REGISTRATIONS, BY_KIND);
        registrations = new Projection<>(database, REGISTRATIONS, RegistrationFacts.class);
        consultations = new Projection<>(database, "consultations", ConsultationFacts.class);
    }

    public Optional<RegistrationFacts> registration(RegistrationId id) {
        return registrations.find(id);
    }

    /** Those whose organization nobody but moderators may see; index {@link #BY_VISIBILITY}. */
    public List<RegistrationId> confidential() {
        return registrations.find(eq("state.visibility", Visibility.CONFIDENTIAL.name())).stream()
                .map(RegistrationFacts::id)
                .toList();
    }

    /**
     * Those whose organization is of this type and from this subregion; index {@link #BY_KIND}.
     *
     * @param review null for all, and likewise the others
     * @param subregion {@code other} for countries that lie in none of the region
     */
    public List<RegistrationId> ofKind(
            @Nullable ReviewId review,
            @Nullable StakeholderType type,
            @Nullable SubregionCode subregion) {
        var filters = new ArrayList<Bson>();
        if (review != null) filters.add(eq("state.review", review));
        if (type != null) filters.add(eq("state.type", type));
        if (subregion != null) {
            filters.add(
                    subregion.value().equals(ELSEWHERE)
                            ? exists("state.subregion", false)
                            : eq("state.subregion", subregion));
        }
        return registrations.find(filters.isEmpty() ? new Document() : and(filters)).stream()
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
