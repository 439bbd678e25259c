package org.talanoa.platform.check;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import tools.jackson.databind.JsonNode;

/**
 * Whether what happened to registrations and seats became reasons to tell their focal points and
 * delegates. Who is told of a consultation that changed hangs on who had a seat then, which is not
 * looked at.
 */
final class Notices {
    private static final Map<String, String> OF_REGISTRATIONS =
            Map.of(
                    "org.talanoa.registration.received.v1", "CONFIRM_ADDRESS",
                    "org.talanoa.registration.confirmed.v1", "RECEIPT",
                    "org.talanoa.registration.approved.v1", "REGISTRATION_APPROVED",
                    "org.talanoa.registration.declined.v1", "REGISTRATION_DECLINED",
                    "org.talanoa.registration.withdrawn.v1", "REGISTRATION_WITHDRAWN");
    private static final Map<String, String> OF_SEATS =
            Map.of(
                    "org.talanoa.seat.confirmed.v1", "SEAT_CONFIRMED",
                    "org.talanoa.seat.waitlisted.v1", "SEAT_WAITLISTED",
                    "org.talanoa.seat.offered.v1", "SEAT_OFFERED",
                    "org.talanoa.seat.expired.v1", "SEAT_OFFER_EXPIRED",
                    "org.talanoa.seat.refused.v1", "SEAT_REFUSED");

    /** Of a seat its own fact does not say whom it concerns. */
    private record OfSeat(String fact, String registration, String template) {}

    private final Set<String> calledFor = new HashSet<>();
    private final List<OfSeat> ofSeats = new ArrayList<>();
    private final Map<String, String> focalPoints = new HashMap<>();
    private final Set<String> erased = new HashSet<>();

    /** Takes in what a fact calls for. */
    void add(String fact, String type, JsonNode value) {
        var registration = value.path("registration");
        var id = registration.path("id").asString();
        if (registration.isObject()) {
            var focalPoint = registration.path("focalPoint").asString();
            focalPoints.put(id, focalPoint);
            if (type.equals("org.talanoa.contact.erased.v1")) erased.add(id);
            var template = OF_REGISTRATIONS.get(type);
            if (template != null && isTold(type, registration)) {
                calledFor.add(fact + ":" + focalPoint + ":" + template);
            }
            if (namesDelegates(type, registration)) {
                for (var delegate : registration.path("delegates")) {
                    calledFor.add("named:" + delegate.asString() + ":DELEGATE_NAMED");
                }
            }
        }
        var seat = value.path("seat").path("registration").asString("");
        var template = OF_SEATS.get(type);
        if (template != null) ofSeats.add(new OfSeat(fact, seat, template));
    }

    /** Who withdraws before the address was proven is told nothing. */
    private static boolean isTold(String type, JsonNode registration) {
        return !type.equals("org.talanoa.registration.withdrawn.v1")
                || !registration.path("confirmedAt").asString("").isEmpty();
    }

    private static boolean namesDelegates(String type, JsonNode registration) {
        return type.equals("org.talanoa.registration.approved.v1")
                || (type.equals("org.talanoa.registration.changed.v1")
                        && registration.path("status").asString().equals("APPROVED"));
    }

    void compare(MongoClient mongodb, Look look) {
        for (var one : ofSeats) {
            var focalPoint = focalPoints.get(one.registration());
            // Of who is erased nobody knows any more whom a seat would be told to.
            if (focalPoint == null || erased.contains(one.registration())) continue;
            calledFor.add(one.fact() + ":" + focalPoint + ":" + one.template());
        }
        var there = new HashSet<String>();
        mongodb.getDatabase("notification")
                .getCollection("notices", BsonDocument.class)
                .find()
                .projection(include("_id"))
                .forEach(notice -> there.add(notice.getString("_id").getValue()));
        look.number(
                "%-32s%,9d notices called for by facts of registrations and seats"
                        .formatted("notification.notices", calledFor.size()));
        for (var id : calledFor) {
            if (!there.contains(id)) {
                look.finding("notice " + id, "notice %s is called for and not there".formatted(id));
            }
        }
    }
}
