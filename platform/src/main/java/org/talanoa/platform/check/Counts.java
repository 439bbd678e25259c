package org.talanoa.platform.check;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import tools.jackson.databind.JsonNode;

/** Whether the dashboards count what is there. */
final class Counts {
    /** Who is one of these waits for seats that no ledger knows of yet. */
    private static final Set<String> WISHING = Set.of("UNCONFIRMED", "UNDER_REVIEW", "APPROVED");

    private static final BsonString ELSEWHERE = new BsonString("other");

    private final MongoClient mongodb;
    private final Seats seats;

    /** By review, then by what is counted, then by its parts. */
    private final Map<String, Map<String, Map<String, Integer>>> there = new HashMap<>();

    Counts(MongoClient mongodb, Seats seats) {
        this.mongodb = mongodb;
        this.seats = seats;
        all("registration", "registrations").forEach(this::registration);
        all("notification", "mails").forEach(this::mail);
        all("recommendation", "submissions").forEach(this::submission);
        seats.states()
                .forEach((consultation, of) -> {
                    var review = seats.reviews().getOrDefault(consultation, "");
                    of.values().forEach(state -> seat(review, consultation, state));
                });
    }

    private Iterable<BsonDocument> all(String database, String collection) {
        return mongodb.getDatabase(database)
                .getCollection(collection, BsonDocument.class)
                .find()
                .projection(
                        include(
                                "state.review",
                                "state.status",
                                "state.state",
                                "state.organization.type",
                                "state.organization.country",
                                "state.organization.subregion",
                                "state.consultations",
                                "state.submittedAt",
                                "state.notices",
                                "state.points.status",
                                "state.points.objectives"));
    }

    private void registration(BsonDocument document) {
        var id = document.getString("_id").getValue();
        var state = document.getDocument("state");
        var review = text(state, "review");
        var status = text(state, "status");
        var organization = state.getDocument("organization");
        count(review, "registrations", "all", 1);
        count(review, "registrations by status", status, 1);
        var type = text(organization, "type");
        count(review, "registrations by type", type, 1);
        count(review, "registrations by country", text(organization, "country"), 1);
        var subregion = organization.getString("subregion", ELSEWHERE).getValue();
        count(review, "registrations by subregion", subregion, 1);
        count(review, "organizations", kind(type, subregion, status), 1);
        count(review, "registrations by day", day(state), 1);
        if (!WISHING.contains(status)) return;
        for (var wish : state.getArray("consultations", new BsonArray())) {
            var consultation = wish.asString().getValue();
            if (!seats.has(consultation, id)) seat(review, consultation, "REQUESTED");
        }
    }

    private void seat(String review, String consultation, String state) {
        count(review, "seats in " + consultation, state, 1);
    }

    private static String kind(String type, String subregion, String status) {
        return type + " " + subregion + " " + status;
    }

    /** In UTC. */
    private static String day(BsonDocument registration) {
        var at = Instant.ofEpochMilli(registration.getDateTime("submittedAt").getValue());
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    /** A notice counts where its mail is. */
    private void mail(BsonDocument document) {
        var state = document.getDocument("state");
        int notices = state.getArray("notices").size();
        count(text(state, "review"), "notices by state", text(state, "state"), notices);
    }

    private void submission(BsonDocument document) {
        var state = document.getDocument("state");
        for (var point : state.getArray("points", new BsonArray())) {
            count(text(state, "review"), "points", "all", 1);
            var status = text(point.asDocument(), "status");
            count(text(state, "review"), "points by status", status, 1);
            point.asDocument().getArray("objectives", new BsonArray()).stream()
                    .map(objective -> String.valueOf(objective.asNumber().intValue()))
                    .distinct()
                    .forEach(one -> count(text(state, "review"), "points by objective", one, 1));
        }
    }

    private static String text(BsonDocument document, String field) {
        return document.getString(field).getValue();
    }

    private void count(String review, String what, String part, int many) {
        there.computeIfAbsent(review, _ -> new HashMap<>())
                .computeIfAbsent(what, _ -> new TreeMap<>())
                .merge(part, many, Integer::sum);
    }

    void compare(Portal portal, Look look) throws InterruptedException {
        var reviews =
                mongodb.getDatabase("consultation")
                        .getCollection("reviews", BsonDocument.class)
                        .find()
                        .projection(include("_id"));
        for (var document : reviews) {
            var review = document.getString("_id").getValue();
            var shown = shown(portal.dashboard(review));
            var here = there.getOrDefault(review, Map.of());
            look.number(
                    "%-32s%,9d registrations, %,9d on its dashboard"
                            .formatted(
                                    "review " + review, registrations(here), registrations(shown)));
            var all = new TreeSet<>(shown.keySet());
            all.addAll(here.keySet());
            for (var what : all) {
                look.agree(
                        "dashboard of " + review + ", " + what,
                        shown.getOrDefault(what, Map.of()),
                        here.getOrDefault(what, Map.of()));
            }
        }
    }

    private static int registrations(Map<String, Map<String, Integer>> numbers) {
        return numbers.getOrDefault("registrations", Map.of()).getOrDefault("all", 0);
    }

    private static Map<String, Map<String, Integer>> shown(JsonNode dashboard) {
        var registrations = dashboard.path("registrations");
        var points = dashboard.path("recommendations");
        var shown = new HashMap<String, Map<String, Integer>>();
        shown.put("registrations", all(registrations.path("total")));
        shown.put("registrations by status", numbers(registrations.path("byStatus")));
        shown.put("registrations by type", numbers(registrations.path("byType")));
        shown.put("registrations by country", numbers(registrations.path("byCountry")));
        shown.put("registrations by subregion", numbers(registrations.path("bySubregion")));
        shown.put("registrations by day", numbers(registrations.path("byDay")));
        shown.put("organizations", organizations(registrations.path("organizations")));
        shown.put("notices by state", numbers(dashboard.at("/notices/byState")));
        shown.put("points", all(points.path("total")));
        shown.put("points by status", numbers(points.path("byStatus")));
        shown.put("points by objective", numbers(points.path("byObjective")));
        for (var of : dashboard.path("seats")) {
            var consultation = of.path("consultationId").asString();
            shown.put("seats in " + consultation, numbers(of.path("byState")));
        }
        return shown;
    }

    private static Map<String, Integer> organizations(JsonNode kinds) {
        var numbers = new TreeMap<String, Integer>();
        for (var kind : kinds) {
            var type = kind.path("type").asString();
            var subregion = kind.path("subregion").asString();
            var status = kind.path("status").asString();
            numbers.put(kind(type, subregion, status), kind.path("organizations").asInt());
        }
        return numbers;
    }

    private static Map<String, Integer> all(JsonNode total) {
        return total.asInt() > 0 ? Map.of("all", total.asInt()) : Map.of();
    }

    private static Map<String, Integer> numbers(JsonNode parts) {
        var numbers = new TreeMap<String, Integer>();
        for (var part : parts.properties()) {
            if (part.getValue().asInt() > 0) numbers.put(part.getKey(), part.getValue().asInt());
        }
        return numbers;
    }
}
