package org.talanoa.platform.check;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import java.util.HashMap;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * What the ledgers, which alone decide about seats, say.
 *
 * @param reviews of the consultations that have a ledger
 * @param states by consultation, then by registration
 */
record Seats(Map<String, String> reviews, Map<String, Map<String, String>> states) {
    static Seats read(MongoClient mongodb) {
        var reviews = new HashMap<String, String>();
        var states = new HashMap<String, Map<String, String>>();
        for (var ledger :
                mongodb.getDatabase("registration")
                        .getCollection("seats", BsonDocument.class)
                        .find()
                        .projection(
                                include(
                                        "state.consultation.review",
                                        "state.seats.registration",
                                        "state.seats.state"))) {
            var consultation = ledger.getString("_id").getValue();
            var state = ledger.getDocument("state");
            reviews.put(
                    consultation, state.getDocument("consultation").getString("review").getValue());
            var of = states.computeIfAbsent(consultation, _ -> new HashMap<>());
            for (var value : state.getArray("seats", new BsonArray())) {
                var seat = value.asDocument();
                of.put(
                        seat.getString("registration").getValue(),
                        seat.getString("state").getValue());
            }
        }
        return new Seats(reviews, states);
    }

    boolean has(String consultation, String registration) {
        return states.getOrDefault(consultation, Map.of()).containsKey(registration);
    }

    /** Whether everybody is told of as many seats left as there are. */
    void compareTaken(MongoClient mongodb, Look look) {
        var told = new HashMap<String, Integer>();
        mongodb.getDatabase("consultation")
                .getCollection("seats", BsonDocument.class)
                .find()
                .forEach(document ->
                        told.put(
                                document.getString("_id").getValue(),
                                document.getDocument("state")
                                        .getNumber("taken", new BsonInt32(0))
                                        .intValue()));
        states.forEach((consultation, of) -> {
            var taken =
                    of.values().stream()
                            .filter(state -> state.equals("CONFIRMED") || state.equals("OFFERED"))
                            .count();
            look.agree(
                    "consultation.seats " + consultation + ", taken",
                    told.getOrDefault(consultation, 0),
                    (int) taken);
        });
    }
}
