package org.talanoa.notification.notice;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.util.ArrayList;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.notification.registration.RegistrationStore;

/**
 * Tells focal points what facts of other topics than {@code registrations} call for. A reason whose
 * registration has not come yet waits here, and is told when it has.
 */
@Component
public class FocalPoints {
    private static final String REASONS = "reasons";
    private static final String REGISTRATION = "registration";
    private static final Bson BY_REGISTRATION = ascending(REGISTRATION);

    private final MongoCollection<Reason> waiting;
    private final RegistrationStore registrations;
    private final NoticeStore notices;
    private final Clock clock;

    FocalPoints(
            DocumentStore store,
            MongoDatabase database,
            RegistrationStore registrations,
            NoticeStore notices,
            Clock clock) {
        store.index(REASONS, BY_REGISTRATION);
        this.waiting = database.getCollection(REASONS, Reason.class);
        this.registrations = registrations;
        this.notices = notices;
        this.clock = clock;
    }

    void tell(Reason reason) {
        if (isTold(reason)) return;
        waiting.replaceOne(eq("_id", reason.id()), reason, new ReplaceOptions().upsert(true));
        // The registration may have come in between, and found nothing that waits.
        settle(reason);
    }

    /** Goes on with what waits for this registration; index {@link #BY_REGISTRATION}. */
    void goOn(RegistrationId registration) {
        settleAll(eq(REGISTRATION, registration));
    }

    /** Catches what was left over when this service ended, and what has become too old. */
    public void sweep() {
        settleAll(new Document());
    }

    private void settleAll(Bson which) {
        waiting.find(which).into(new ArrayList<>()).forEach(this::settle);
    }

    private void settle(Reason reason) {
        if (isTold(reason) || reason.isTooOld(clock.instant())) {
            waiting.deleteOne(eq("_id", reason.id()));
        }
    }

    private boolean isTold(Reason reason) {
        var known = registrations.find(reason.registration());
        if (known.isEmpty()) return false;
        var focalPoint = known.get().focalPoint();
        if (focalPoint == null) return false;
        notices.add(reason.noticeTo(focalPoint, known.get()));
        return true;
    }
}
