package org.talanoa.notification.seat;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.Identifier;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.seat.SeatFacts;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.event.Projection;

/** The newest of each seat. */
@Repository
public class SeatStore {
    private static final String COLLECTION = "seats";
    private static final String CONSULTATION = "state.consultation";
    private static final Bson BY_CONSULTATION = ascending(CONSULTATION);

    private final Projection<KnownSeat> seats;

    private record SeatId(String value) implements Identifier {}

    SeatStore(DocumentStore store, MongoDatabase database) {
        store.index(COLLECTION, BY_CONSULTATION);
        seats = new Projection<>(database, COLLECTION, KnownSeat.class);
    }

    public void keep(SeatFacts facts, long version) {
        var id = idOf(facts.consultation(), facts.registration());
        seats.keep(id, version, KnownSeat.of(facts));
    }

    public Optional<KnownSeat> find(ConsultationId consultation, RegistrationId registration) {
        return seats.find(idOf(consultation, registration));
    }

    private static SeatId idOf(ConsultationId consultation, RegistrationId registration) {
        return new SeatId(consultation + ":" + registration);
    }

    /**
     * The seats whose holders have to learn of what happened to the consultation then; index {@link
     * #BY_CONSULTATION}.
     */
    public List<KnownSeat> touchedBy(ConsultationId consultation, Instant event) {
        return seats.find(eq(CONSULTATION, consultation)).stream()
                .filter(seat -> seat.isTouchedBy(event))
                .toList();
    }
}
