package org.talanoa.consultation.consultation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Indexes.ascending;
import static org.talanoa.kit.document.Decision.made;
import static org.talanoa.kit.document.Decision.quiet;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Versioned;

/** Consultations in MongoDB. */
@Component
public class ConsultationStore {
    private static final Bson SERIES = ascending("state.review", "state.last.details.order");
    private static final Bson DRAFTS = ascending("state.review", "state.draft.order");

    private final Documents<Consultation, ConsultationEvent> documents;

    ConsultationStore(DocumentStore store) {
        documents =
                store.documents(
                        AggregateType.<Consultation, ConsultationEvent>of(
                                        "consultations",
                                        Consultation.class,
                                        EventTopic.CONSULTATIONS,
                                        ConsultationStore::republished)
                                .withIndexes(
                                        new AggregateType.Index(SERIES, false),
                                        new AggregateType.Index(DRAFTS, false))
                                .withTime(Consultation::dueAt, Consultation::tick));
    }

    private static Decision<Consultation, ConsultationEvent> republished(Consultation c) {
        return c.last() == null ? quiet(c) : made(c, new ConsultationEvent.Republished(c.facts()));
    }

    /** Adds it, unless there is one with its id. */
    public void addOnce(Consultation consultation) {
        documents.createOnce(consultation.id().value(), consultation.released());
    }

    Versioned<Consultation> create(Command by, Consultation draft) {
        return documents.createUntold(draft.id().value(), by, draft);
    }

    Optional<Versioned<Consultation>> madeBefore(ConsultationId id, Command by) {
        return documents.madeBefore(id.value(), by);
    }

    Versioned<Consultation> change(
            ConsultationId id,
            Command by,
            Function<Consultation, Decision<Consultation, ConsultationEvent>> decide) {
        return documents.change(id.value(), by, decide);
    }

    /** Released or not. */
    Versioned<Consultation> get(ConsultationId id) {
        return documents.get(id.value());
    }

    /**
     * Finds what everyone may see.
     *
     * @throws Conflict.NotFound if there is none, or it has never been released
     */
    Versioned<Consultation> released(ConsultationId id) {
        return documents
                .find(id.value())
                .filter(found -> found.state().last() != null)
                .orElseThrow(() -> new Conflict.NotFound(id.value()));
    }

    /** What has been released of the series, in its order; index {@link #SERIES}. */
    List<Versioned<Consultation>> series(ReviewId review) {
        return documents.find(
                and(eq("state.review", review), exists("state.last")), SERIES, 0, 200);
    }

    /** The series as its drafts stand; index {@link #DRAFTS}. */
    List<Versioned<Consultation>> drafts(ReviewId review) {
        return documents.find(eq("state.review", review), DRAFTS, 0, 200);
    }
}
