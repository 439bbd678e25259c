package org.talanoa.platform.check;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import tools.jackson.databind.JsonNode;

/** Whether what happened to registrations became reasons to tell their focal points. */
final class Notices {
    private static final Map<String, String> TEMPLATES =
            Map.of(
                    "org.talanoa.registration.received.v1", "CONFIRM_ADDRESS",
                    "org.talanoa.registration.confirmed.v1", "RECEIPT",
                    "org.talanoa.registration.approved.v1", "REGISTRATION_APPROVED",
                    "org.talanoa.registration.declined.v1", "REGISTRATION_DECLINED");

    private Notices() {}

    /**
     * The id of the notice that a fact calls for; empty for a fact that calls for none, or for one
     * that cannot be told from the fact alone.
     */
    static Optional<String> calledForBy(String fact, String type, JsonNode value) {
        return Optional.ofNullable(TEMPLATES.get(type))
                .map(template ->
                        fact
                                + ":"
                                + value.at("/registration/focalPoint").asString()
                                + ":"
                                + template);
    }

    static void compare(MongoClient mongodb, Set<String> calledFor, Look look) {
        var there = new HashSet<String>();
        mongodb.getDatabase("notification")
                .getCollection("notices", BsonDocument.class)
                .find()
                .projection(include("_id"))
                .forEach(notice -> there.add(notice.getString("_id").getValue()));
        look.number(
                "%-32s%,9d notices called for by facts of registrations"
                        .formatted("notification.notices", calledFor.size()));
        for (var id : calledFor) {
            if (!there.contains(id)) {
                look.finding("notice " + id, "notice %s is called for and not there".formatted(id));
            }
        }
    }
}
