package org.talanoa.consultation.consultation;

import static com.mongodb.client.model.Indexes.ascending;
import static org.talanoa.kit.document.Decision.made;

import com.mongodb.client.model.Filters;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Versioned;

/** Consultations in MongoDB. */
@Component
public class ConsultationStore {
    private static final Bson SERIES = ascending("state.review", "state.order");

    private final Documents<Consultation, ConsultationEvent> documents;

    ConsultationStore(DocumentStore store) {
        documents =
                store.documents(
                        AggregateType.<Consultation, ConsultationEvent>of(
                                        "consultations",
                                        Consultation.class,
                                        EventTopic.CONSULTATIONS,
                                        c -> made(c, new ConsultationEvent.Republished(c.facts())))
                                .withIndexes(new AggregateType.Index(SERIES, false))
                                .withTime(Consultation::dueAt, Consultation::tick));
    }

    /** Adds it, unless there is one with its id. */
    public void addOnce(Consultation consultation) {
        documents.createOnce(consultation.id().value(), consultation::released);
    }

    Versioned<Consultation> get(ConsultationId id) {
        return documents.get(id.value());
    }

    /** The series in its order; index {@link #SERIES}. */
    List<Versioned<Consultation>> series(ReviewId review) {
        return documents.find(Filters.eq("state.review", review), SERIES, 0, 200);
    }
}
