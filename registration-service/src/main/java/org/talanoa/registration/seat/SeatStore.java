package org.talanoa.registration.seat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.AggregateType.Index;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.event.Projection;

/** Ledgers in MongoDB, and the registrations as last heard of, by which they are settled. */
@Component
class SeatStore {
    /** A review has a handful of ledgers. Its id is the key by which they can be sharded. */
    private static final Bson OF_REVIEW = ascending("review", "_id");

    private static final int MOST = 1000;

    private static final String WISHES = "seatWishes";
    private static final String CONSULTATIONS = "state.registration.consultations";
    private static final Bson WISHED = ascending(CONSULTATIONS);

    private final Documents<SeatLedger, SeatEvent> ledgers;
    private final Projection<Wish> wishes;

    SeatStore(DocumentStore store, MongoDatabase database, SeatSettings settings) {
        store.index(WISHES, WISHED);
        ledgers =
                store.documents(
                        AggregateType.<SeatLedger, SeatEvent>of(
                                        "seats",
                                        SeatLedger.class,
                                        EventTopic.SEATS,
                                        SeatLedger::republished)
                                .withKeys(
                                        ledger -> Map.of("review", ledger.consultation().review()))
                                .withIndexes(new Index(OF_REVIEW, false))
                                .withTime(
                                        SeatLedger::dueAt,
                                        (ledger, now) -> ledger.tick(settings.offersLast(), now)));
        wishes = new Projection<>(database, WISHES, Wish.class);
    }

    /** Keeps the registration if it is news. */
    void keep(RegistrationFacts registration, long version) {
        wishes.keep(registration.id(), version, new Wish(version, registration));
    }

    /** The newest that is known of one that was kept. */
    Wish wish(RegistrationId registration) {
        return wishes.find(registration).orElseThrow();
    }

    /**
     * Who wishes a seat in it and is approved, and who has an entry, in the order in which they
     * would wait; index {@link #WISHED}, or by the id.
     */
    List<Wish> wishes(SeatLedger ledger) {
        var wished = eq(CONSULTATIONS, ledger.consultation().id());
        var approved = eq("state.registration.status", RegistrationStatus.APPROVED.name());
        var known = ledger.seats().stream().map(seat -> seat.registration().value()).toList();
        return wishes.find(or(and(wished, approved), in("_id", known))).stream()
                .sorted(Comparator.comparing(Wish::confirmedAt))
                .toList();
    }

    /** Begins the ledger of a consultation, unless there is one. */
    void beginOnce(SeatLedger first) {
        var id = first.consultation().id().value();
        if (ledgers.find(id).isEmpty()) ledgers.createUntold(id, Command.none(), first);
    }

    Versioned<SeatLedger> change(
            ConsultationId consultation,
            Command by,
            Function<SeatLedger, Decision<SeatLedger, SeatEvent>> decide) {
        return ledgers.change(consultation.value(), by, decide);
    }

    /** The ledgers of these reviews; index {@link #OF_REVIEW}. */
    List<SeatLedger> ofReviews(Collection<ReviewId> reviews) {
        return ledgers.find(in("review", reviews), OF_REVIEW, 0, 200 * reviews.size()).stream()
                .map(Versioned::state)
                .toList();
    }

    /**
     * The ledgers that are looked at; index {@link #OF_REVIEW}, or by the id.
     *
     * @param review null for all, and likewise the consultation
     */
    List<SeatLedger> ledgers(@Nullable ReviewId review, @Nullable ConsultationId consultation) {
        var filters = new ArrayList<Bson>();
        if (review != null) filters.add(eq("review", review));
        if (consultation != null) filters.add(eq("_id", consultation.value()));
        return ledgers
                .find(filters.isEmpty() ? new Document() : and(filters), OF_REVIEW, 0, MOST)
                .stream()
                .map(Versioned::state)
                .toList();
    }

    /** Where a registration has an entry. */
    List<SeatLedger> with(RegistrationId registration, ReviewId review) {
        return ofReviews(List.of(review)).stream()
                .filter(ledger -> ledger.seatOf(registration).isPresent())
                .toList();
    }
}
