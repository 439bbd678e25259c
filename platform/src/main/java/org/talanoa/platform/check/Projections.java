package org.talanoa.platform.check;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.talanoa.contracts.EventTopic;

/** Whether services know of each other's aggregates what the topics tell. */
final class Projections {
    private static final List<Kind> KINDS =
            List.of(
                    new Kind("consultation", "seats", EventTopic.SEATS),
                    new Kind("registration", "reviews", EventTopic.REVIEWS),
                    new Kind("registration", "consultations", EventTopic.CONSULTATIONS),
                    new Kind("registration", "seatWishes", EventTopic.REGISTRATIONS),
                    new Kind("recommendation", "registrations", EventTopic.REGISTRATIONS),
                    new Kind("recommendation", "consultations", EventTopic.CONSULTATIONS),
                    new Kind("notification", "reviews", EventTopic.REVIEWS),
                    new Kind("notification", "consultations", EventTopic.CONSULTATIONS),
                    new Kind("notification", "registrations", EventTopic.REGISTRATIONS),
                    new Kind("notification", "contacts", EventTopic.CONTACTS),
                    new Kind("notification", "seats", EventTopic.SEATS, true));

    /**
     * @param seatBySeat whether it keeps the newest of each seat, and not of each key
     */
    private record Kind(String database, String collection, EventTopic topic, boolean seatBySeat) {
        Kind(String database, String collection, EventTopic topic) {
            this(database, collection, topic, false);
        }

        String name() {
            return database + "." + collection;
        }
    }

    private Projections() {}

    /** What is read of the databases is younger than the topics, so it may know more. */
    static void compare(MongoClient mongodb, Tellings topics, Look look) {
        for (var kind : KINDS) {
            var told = kind.seatBySeat() ? topics.seats() : topics.of(kind.topic());
            var known = versions(mongodb, kind);
            look.number(
                    "%-32s%,9d known,    %,9d on %s"
                            .formatted(
                                    kind.name(),
                                    known.size(),
                                    told.size(),
                                    kind.topic().topicName()));
            told.forEach((id, of) -> compare(kind, id, of, known, look));
        }
    }

    private static void compare(
            Kind kind, String id, Told told, Map<String, Long> known, Look look) {
        var about = kind.name() + " " + id;
        var version = known.get(id);
        if (version == null) {
            look.finding(about, "%s is not known".formatted(about));
        } else if (version < told.newest()) {
            look.finding(
                    about,
                    "%s is known at version %d, the newest event tells of %d"
                            .formatted(about, version, told.newest()));
        }
    }

    private static Map<String, Long> versions(MongoClient mongodb, Kind kind) {
        var versions = new HashMap<String, Long>();
        mongodb.getDatabase(kind.database())
                .getCollection(kind.collection(), BsonDocument.class)
                .find()
                .projection(include("version"))
                .forEach(document ->
                        versions.put(
                                document.getString("_id").getValue(),
                                document.getNumber("version").longValue()));
        return versions;
    }
}
