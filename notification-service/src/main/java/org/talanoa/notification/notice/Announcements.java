package org.talanoa.notification.notice;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.notification.seat.KnownSeat;
import org.talanoa.notification.seat.SeatStore;

/**
 * Announces what happened to a consultation: at once to whose seats are known, and to others when
 * these are heard of. Whichever comes second finds the first, and a reason is told once.
 */
@Component
class Announcements {
    private static final String COLLECTION = "announcements";
    private static final String CONSULTATION = "consultation";
    private static final Bson BY_CONSULTATION = ascending(CONSULTATION);

    private final MongoCollection<Announcement> announced;
    private final SeatStore seats;
    private final FocalPoints focalPoints;
    private final Clock clock;

    Announcements(
            DocumentStore store,
            MongoDatabase database,
            SeatStore seats,
            FocalPoints focalPoints,
            Clock clock) {
        store.index(COLLECTION, BY_CONSULTATION);
        this.announced = database.getCollection(COLLECTION, Announcement.class);
        this.seats = seats;
        this.focalPoints = focalPoints;
        this.clock = clock;
    }

    void announce(Announcement one) {
        announced.replaceOne(eq("_id", one.event()), one, new ReplaceOptions().upsert(true));
        seats.touchedBy(one.consultation(), one.happenedAt())
                .forEach(seat -> focalPoints.tell(one.reasonFor(seat)));
    }

    /**
     * Tells who has this seat, of which we heard just now, what was announced before; index {@link
     * #BY_CONSULTATION}. It goes by the seat as it is known, not as the event has it: that may come
     * late, and the seat have been given up since.
     */
    void catchUp(ConsultationId consultation, RegistrationId registration) {
        var before = announced.find(eq(CONSULTATION, consultation)).into(new ArrayList<>());
        if (before.isEmpty()) return; // as for most
        seats.find(consultation, registration).ifPresent(seat -> catchUp(seat, before));
    }

    private void catchUp(KnownSeat seat, List<Announcement> before) {
        var now = clock.instant();
        before.stream()
                .filter(one -> one.isNewsTo(seat))
                .map(one -> one.reasonFor(seat))
                .filter(reason -> !reason.isTooOld(now))
                .forEach(focalPoints::tell);
    }
}
