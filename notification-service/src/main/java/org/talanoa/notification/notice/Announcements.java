package org.talanoa.notification.notice;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.util.ArrayList;
import org.springframework.stereotype.Component;
import org.talanoa.notification.seat.KnownSeat;
import org.talanoa.notification.seat.SeatStore;

/**
 * Announces what happened to a consultation: at once to whose seats are known, and to others when
 * these are heard of. Whichever comes second finds the first, and a reason is told once.
 */
@Component
public class Announcements {
    private static final String CONSULTATION = "consultation";

    private final MongoCollection<Announcement> announced;
    private final SeatStore seats;
    private final FocalPoints focalPoints;
    private final Clock clock;

    Announcements(MongoDatabase database, SeatStore seats, FocalPoints focalPoints, Clock clock) {
        this.announced = database.getCollection("announcements", Announcement.class);
        this.seats = seats;
        this.focalPoints = focalPoints;
        this.clock = clock;
    }

    void announce(Announcement one) {
        announced.replaceOne(eq("_id", one.event()), one, new ReplaceOptions().upsert(true));
        seats.touchedBy(one.consultation(), one.happenedAt())
                .forEach(seat -> focalPoints.tell(one.reasonFor(seat)));
    }

    /** Tells who has this seat, of which we heard just now, what was announced before. */
    void catchUp(KnownSeat seat) {
        var now = clock.instant();
        announced.find(eq(CONSULTATION, seat.consultation())).into(new ArrayList<>()).stream()
                .filter(one -> one.isNewsTo(seat))
                .map(one -> one.reasonFor(seat))
                .filter(reason -> !reason.isTooOld(now))
                .forEach(focalPoints::tell);
    }

    /** Makes what {@link #catchUp} is served by. */
    public void makeIndexes() {
        announced.createIndex(ascending(CONSULTATION));
    }
}
