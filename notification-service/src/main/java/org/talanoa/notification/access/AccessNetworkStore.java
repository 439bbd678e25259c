package org.talanoa.notification.access;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** How many links were asked for from each network in each hour; forgotten after it. */
@Repository
class AccessNetworkStore {
    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final String ASKED = "asked";
    private static final String UNTIL = "until";

    private final MongoCollection<Document> networks;

    AccessNetworkStore(MongoDatabase database) {
        networks = database.getCollection("accessNetworks");
    }

    /** Counts one more, and answers how many it makes in this hour. */
    int count(String mark, Instant at) {
        long hour = at.getEpochSecond() / HOUR;
        var counted =
                networks.findOneAndUpdate(
                        eq("_id", mark + ":" + hour),
                        combine(
                                inc(ASKED, 1),
                                setOnInsert(UNTIL, Instant.ofEpochSecond((hour + 1) * HOUR))),
                        new FindOneAndUpdateOptions()
                                .upsert(true)
                                .returnDocument(ReturnDocument.AFTER));
        return counted == null ? 1 : counted.getInteger(ASKED, 1);
    }

    /** No index: few networks ask for links in an hour. */
    void forgetEndedBefore(Instant now) {
        networks.deleteMany(lt(UNTIL, now));
    }
}
