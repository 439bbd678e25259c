package org.talanoa.platform.check;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.EventTopic;
import tools.jackson.databind.JsonNode;

/**
 * Whether each document has told what it is on its topic, and whether nothing is told there of what
 * is no document. Documents are read first: what a topic then has too much is only newer.
 */
final class Aggregates {
    private static final BsonString NONE = new BsonString("");

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("registration", "registrations", EventTopic.REGISTRATIONS, true),
                    new Kind("registration", "organizations", EventTopic.ORGANIZATIONS, true),
                    new Kind("registration", "seats", EventTopic.SEATS, false),
                    new Kind("consultation", "reviews", EventTopic.REVIEWS, true),
                    new Kind("consultation", "consultations", EventTopic.CONSULTATIONS, false),
                    new Kind("recommendation", "submissions", EventTopic.RECOMMENDATIONS, true),
                    new Kind("notification", "mails", EventTopic.NOTICES, false),
                    new Kind("notification", "graves", EventTopic.NOTICES, true));

    /**
     * @param tellsAll whether each write of it has an event: then the newest version is told
     */
    private record Kind(String database, String collection, EventTopic topic, boolean tellsAll) {
        String name() {
            return database + "." + collection;
        }
    }

    /**
     * @param isErased whether people were erased: that they are everywhere is noted without an
     *     event
     * @param waits whether some of its events are still to be sent
     * @param status empty for what has none, or none that its event tells
     */
    private record Kept(long version, boolean isErased, boolean waits, String status) {}

    private final Map<Kind, Map<String, Kept>> kept = new HashMap<>();

    Aggregates(MongoClient mongodb) {
        for (var kind : KINDS) {
            var documents = new HashMap<String, Kept>();
            mongodb.getDatabase(kind.database())
                    .getCollection(kind.collection(), BsonDocument.class)
                    .find()
                    .projection(
                            include(
                                    "version",
                                    "outbox.id",
                                    "state.status",
                                    "state.state",
                                    "state.history.what"))
                    .forEach(document ->
                            documents.put(document.getString("_id").getValue(), read(document)));
            kept.put(kind, documents);
        }
    }

    private static Kept read(BsonDocument document) {
        var state = document.getDocument("state", new BsonDocument());
        return new Kept(
                document.getNumber("version").longValue(),
                state.getArray("history", new BsonArray()).stream()
                        .map(entry -> entry.asDocument().getString("what", NONE).getValue())
                        .anyMatch("ERASURE_BEGAN"::equals),
                !document.getArray("outbox", new BsonArray()).isEmpty(),
                state.getString("status", state.getString("state", NONE)).getValue());
    }

    void compare(Tellings topics, Look look) {
        for (var kind : KINDS) {
            var documents = kept.getOrDefault(kind, Map.of());
            var told = topics.of(kind.topic());
            var waiting = documents.values().stream().filter(Kept::waits).count();
            look.number(
                    "%-32s%,9d documents,%,9d events of them on %s,%,7d wait to be sent"
                            .formatted(
                                    kind.name(),
                                    documents.size(),
                                    documents.keySet().stream()
                                            .filter(told::containsKey)
                                            .mapToInt(id -> events(told, id))
                                            .sum(),
                                    kind.topic().topicName(),
                                    waiting));
            documents.forEach((id, one) -> compare(kind, id, one, told, look));
        }
        for (var topic : EventTopic.values()) compareKeys(topic, topics.of(topic), look);
    }

    private static int events(Map<String, Told> told, String id) {
        var of = told.get(id);
        return of == null ? 0 : of.events();
    }

    private static void compare(
            Kind kind, String id, Kept one, Map<String, Told> topic, Look look) {
        var about = kind.name() + " " + id;
        if (one.waits()) {
            look.finding(about, "%s has events that wait to be sent".formatted(about));
            return;
        }
        var told = topic.get(id);
        if (told == null) {
            // What was never told may be a draft; what has an event with each write has one.
            if (kind.tellsAll()) look.finding(about, "%s has no event".formatted(about));
            return;
        }
        if (kind.tellsAll() && !one.isErased() && told.newest() < one.version()) {
            look.finding(
                    about,
                    "%s is at version %d, the newest event tells of %d"
                            .formatted(about, one.version(), told.newest()));
            return;
        }
        compareState(about, one, told, look);
    }

    /** That a mail is being sent is told to nobody. */
    private static void compareState(String about, Kept one, Told told, Look look) {
        if (told.newest() > one.version()) return;
        var here = one.status();
        var there = statusOf(told.state());
        if (here.isEmpty() || there.isEmpty() || here.equals("SENDING")) return;
        if (!here.equals(there)) {
            look.finding(about, "%s is %s, its newest event says %s".formatted(about, here, there));
        }
    }

    private static String statusOf(@Nullable JsonNode event) {
        if (event == null) return "";
        var registration = event.path("registration").path("status").asString("");
        return registration.isEmpty()
                ? event.path("mail").path("state").asString("")
                : registration;
    }

    private void compareKeys(EventTopic topic, Map<String, Told> told, Look look) {
        var kinds = KINDS.stream().filter(kind -> kind.topic() == topic).toList();
        told.forEach((key, of) -> {
            var about = "topic " + topic.topicName() + " " + key;
            if (of.isOutOfOrder())
                look.finding(about, "%s: events are out of order".formatted(about));
            if (of.isContradictory()) {
                look.finding(about, "%s: one event came with different values".formatted(about));
            }
            if (!kinds.isEmpty() && kinds.stream().noneMatch(kind -> knows(kind, key))) {
                look.finding(about, "%s: an event tells of what is no document".formatted(about));
            }
        });
    }

    private boolean knows(Kind kind, String id) {
        return kept.getOrDefault(kind, Map.of()).containsKey(id);
    }
}
