package org.talanoa.registration.registration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.AggregateType.Index;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Versioned;

/** Registrations in MongoDB. */
@Component
class RegistrationStore {
    private static final String SUBMITTED = "state.submittedAt";
    private static final Bson LONGEST_WAITING_FIRST = ascending(SUBMITTED, "_id");
    private static final Bson OF_REVIEW = ascending("state.review", SUBMITTED, "_id");
    private static final Bson QUEUE = ascending("state.review", "state.status", SUBMITTED, "_id");

    /**
     * The reference is unique within its review, so that the collection can be sharded by review.
     */
    private static final Index REFERENCE = new Index(ascending("review", "reference"), true);

    private final Documents<Registration, RegistrationEvent> documents;

    RegistrationStore(DocumentStore store) {
        documents =
                store.documents(
                        AggregateType.<Registration, RegistrationEvent>of(
                                        "registrations",
                                        Registration.class,
                                        EventTopic.REGISTRATIONS,
                                        Registration::republished)
                                .withKeys(registration ->
                                        Map.of(
                                                "review", registration.review(),
                                                "reference", registration.reference()))
                                .withIndexes(
                                        new Index(LONGEST_WAITING_FIRST, false),
                                        new Index(OF_REVIEW, false),
                                        new Index(QUEUE, false),
                                        REFERENCE)
                                .withTime(Registration::dueAt, Registration::tick));
    }

    Versioned<Registration> create(Command by, Registration registration) {
        return documents.create(registration.id().value(), by, registration.received());
    }

    Optional<Versioned<Registration>> madeBefore(RegistrationId id, Command by) {
        return documents.madeBefore(id.value(), by);
    }

    Versioned<Registration> change(
            RegistrationId id,
            Command by,
            Function<Registration, Decision<Registration, RegistrationEvent>> decide) {
        return documents.change(id.value(), by, decide);
    }

    Versioned<Registration> get(RegistrationId id) {
        return documents.get(id.value());
    }

    /**
     * What a list is narrowed to.
     *
     * @param review null for all reviews, and likewise the others
     */
    record Wanted(
            @Nullable ReviewId review,
            @Nullable RegistrationStatus status,
            @Nullable StakeholderType type,
            @Nullable CountryCode country,
            @Nullable SubregionCode subregion,
            @Nullable ConsultationId consultation) {
        Bson filter() {
            var filters = new ArrayList<Bson>();
            if (review != null) filters.add(eq("state.review", review));
            if (status != null) filters.add(eq("state.status", status.name()));
            if (type != null) filters.add(eq("state.organization.type", type));
            if (country != null) filters.add(eq("state.organization.country", country));
            if (subregion != null) filters.add(eq("state.organization.subregion", subregion));
            if (consultation != null) filters.add(eq("state.consultations", consultation));
            return filters.isEmpty() ? new Document() : and(filters);
        }
    }

    /** Longest waiting first; indexes {@link #QUEUE}, {@link #OF_REVIEW} and without a review. */
    ListPage<Versioned<Registration>> list(Wanted wanted, ListPage.Wanted page) {
        return documents.page(wanted.filter(), LONGEST_WAITING_FIRST, page);
    }
}
