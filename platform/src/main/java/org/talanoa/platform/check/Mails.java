package org.talanoa.platform.check;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Whether each notice is told by one mail, and each mail came to one end. */
final class Mails {
    /** A mail that should have been looked at so long ago is one that nobody looks at. */
    private static final Duration OVERDUE = Duration.ofMinutes(10);

    /** The address of a delegate is waited for for an hour. */
    private static final Duration WAITED_LONG = Duration.ofHours(2);

    private static final BsonString NOBODY = new BsonString("");

    private Mails() {}

    /** Answers with the ids of the mails that a mail server has taken. */
    static Set<String> compare(MongoClient mongodb, Look look, Instant now) {
        var database = mongodb.getDatabase("notification");
        var states = new TreeMap<String, Integer>();
        var tellers = new HashMap<String, List<String>>();
        var sent = new HashSet<String>();
        for (var mail : all(database, "mails", "state.state", "state.notices")) {
            var state = mail.getDocument("state");
            var id = mail.getString("_id").getValue();
            var name = state.getString("state").getValue();
            states.merge(name, 1, Integer::sum);
            if (name.equals("SENT")) sent.add(id);
            for (var notice : state.getArray("notices", new BsonArray())) {
                tellers.computeIfAbsent(notice.asString().getValue(), _ -> new ArrayList<>())
                        .add(id);
            }
        }
        look.number("%-32s%s".formatted("notification.mails", numbers(states)));
        compareNotices(database, tellers, look, now.minus(WAITED_LONG));
        database.getCollection("mails", BsonDocument.class)
                .find(
                        and(
                                ne("state.dueAt", null),
                                lt("state.dueAt", Date.from(now.minus(OVERDUE)))))
                .projection(include("_id"))
                .forEach(mail -> {
                    var about = "notification.mails " + mail.getString("_id").getValue();
                    look.finding(about, "%s has been due for %s".formatted(about, OVERDUE));
                });
        return sent;
    }

    private static String numbers(Map<String, Integer> states) {
        return states.entrySet().stream()
                .map(state -> "%,9d %s".formatted(state.getValue(), state.getKey()))
                .collect(Collectors.joining(","));
    }

    private static void compareNotices(
            MongoDatabase database, Map<String, List<String>> tellers, Look look, Instant longAgo) {
        var waiting = ids(all(database, "waitingNotices", "_id"));
        var reachable =
                ids(
                        database.getCollection("contacts", BsonDocument.class)
                                .find(exists("state"))
                                .projection(include("_id")));
        int number = 0;
        for (var notice :
                all(database, "notices", "state.happenedAt", "state.contact", "state.template")) {
            number++;
            var id = notice.getString("_id").getValue();
            var state = notice.getDocument("state", new BsonDocument());
            int mails = tellers.getOrDefault(id, List.of()).size();
            if (mails > 1) {
                look.finding("notice " + id, "notice %s is told by %d mails".formatted(id, mails));
            } else if (waiting.contains(id)) {
                if (happened(state).isBefore(longAgo)) {
                    look.finding("notice " + id, "notice %s waits for a mail".formatted(id));
                }
            } else if (mails == 0 && isToBeTold(state, reachable)) {
                look.finding("notice " + id, "notice %s is told by no mail".formatted(id));
            }
        }
        look.number(
                "%-32s%,9d notices,  %,9d of them wait for a mail"
                        .formatted("notification.notices", number, waiting.size()));
    }

    private static Instant happened(BsonDocument notice) {
        return Instant.ofEpochMilli(notice.getDateTime("happenedAt").getValue());
    }

    /** A delegate without an address of their own is told nothing in the end. */
    private static boolean isToBeTold(BsonDocument notice, Set<String> reachable) {
        return reachable.contains(notice.getString("contact", NOBODY).getValue())
                && !notice.getString("template", NOBODY).getValue().equals("DELEGATE_NAMED");
    }

    private static Set<String> ids(Iterable<BsonDocument> documents) {
        var ids = new HashSet<String>();
        documents.forEach(document -> ids.add(document.getString("_id").getValue()));
        return ids;
    }

    private static Iterable<BsonDocument> all(
            MongoDatabase database, String collection, String... fields) {
        return database.getCollection(collection, BsonDocument.class)
                .find()
                .projection(include(fields));
    }
}
