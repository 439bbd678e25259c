package org.talanoa.platform.check;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import tools.jackson.databind.JsonNode;

/** Whether the dashboards count what is there. */
final class Counts {
    private Counts() {}

    static void compare(MongoClient mongodb, Portal portal, Look look) throws InterruptedException {
        var registrations = byReview(mongodb, "registration", "registrations");
        var mails = byReview(mongodb, "notification", "mails");
        var submissions = byReview(mongodb, "recommendation", "submissions");
        var reviews =
                mongodb.getDatabase("consultation")
                        .getCollection("reviews", BsonDocument.class)
                        .find()
                        .projection(include("_id"));
        for (var document : reviews) {
            var review = document.getString("_id").getValue();
            var shown = portal.dashboard(review);
            var there = registrations.getOrDefault(review, Map.of());
            look.number(
                    "%-32s%,9d registrations, %,9d on its dashboard"
                            .formatted(
                                    "review " + review,
                                    sum(there),
                                    shown.path("registrations").path("total").asInt()));
            look.agree(
                    "dashboard of " + review + ", registrations",
                    numbers(shown.path("registrations").path("byStatus")),
                    there);
            look.agree(
                    "dashboard of " + review + ", notices",
                    numbers(shown.path("notices").path("byState")),
                    mails.getOrDefault(review, Map.of()));
            look.agree(
                    "dashboard of " + review + ", points",
                    shown.path("recommendations").path("total").asInt(),
                    sum(submissions.getOrDefault(review, Map.of())));
            for (var seats : shown.path("seats")) {
                var consultation = seats.path("consultationId").asString();
                look.agree(
                        "dashboard of " + review + ", seats in " + consultation,
                        seats.path("byState").path("CONFIRMED").asInt(),
                        confirmed(mongodb, consultation));
            }
        }
    }

    /** How many the ledger, which alone decides, says have a seat. */
    private static int confirmed(MongoClient mongodb, String consultation) {
        int confirmed = 0;
        for (var ledger :
                mongodb.getDatabase("registration")
                        .getCollection("seats", BsonDocument.class)
                        .find(eq("_id", consultation))
                        .projection(include("state.seats.state"))) {
            for (var seat : ledger.getDocument("state").getArray("seats", new BsonArray())) {
                var state = seat.asDocument().getString("state").getValue();
                if (state.equals("CONFIRMED")) confirmed++;
            }
        }
        return confirmed;
    }

    /** How many of each state; of mails, how many notices they tell; of submissions, points. */
    private static Map<String, Map<String, Integer>> byReview(
            MongoClient mongodb, String database, String collection) {
        var numbers = new HashMap<String, Map<String, Integer>>();
        mongodb.getDatabase(database)
                .getCollection(collection, BsonDocument.class)
                .find()
                .projection(
                        include(
                                "state.review",
                                "state.status",
                                "state.state",
                                "state.notices",
                                "state.points.status"))
                .forEach(document -> count(document.getDocument("state"), numbers));
        return numbers;
    }

    private static void count(BsonDocument state, Map<String, Map<String, Integer>> numbers) {
        var of =
                numbers.computeIfAbsent(state.getString("review").getValue(), _ -> new TreeMap<>());
        if (state.containsKey("status")) {
            of.merge(state.getString("status").getValue(), 1, Integer::sum);
        } else if (state.containsKey("state")) {
            of.merge(
                    state.getString("state").getValue(),
                    state.getArray("notices").size(),
                    Integer::sum);
        }
        for (var point : state.getArray("points", new BsonArray())) {
            of.merge(point.asDocument().getString("status").getValue(), 1, Integer::sum);
        }
    }

    private static Map<String, Integer> numbers(JsonNode byState) {
        var numbers = new TreeMap<String, Integer>();
        for (var state : byState.properties()) {
            if (state.getValue().asInt() > 0) numbers.put(state.getKey(), state.getValue().asInt());
        }
        return numbers;
    }

    private static int sum(Map<String, Integer> numbers) {
        return numbers.values().stream().mapToInt(Integer::intValue).sum();
    }
}
