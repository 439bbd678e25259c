package org.talanoa.notification.consultation;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.kit.event.Projection;

/** The newest of each consultation. */
@Repository
public class ConsultationStore {
    private final Projection<KnownConsultation> consultations;
    private final ApplicationEventPublisher house;

    ConsultationStore(MongoDatabase database, ApplicationEventPublisher house) {
        consultations = new Projection<>(database, "consultations", KnownConsultation.class);
        this.house = house;
    }

    /** Keeps it, and tells the house. */
    public void keep(ConsultationFacts facts, long version) {
        consultations.keep(facts.id(), version, KnownConsultation.of(facts));
        house.publishEvent(new ConsultationKnown(facts.id()));
    }

    public Optional<KnownConsultation> find(ConsultationId id) {
        return consultations.find(id);
    }
}
