package org.talanoa.notification.access;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.talanoa.contracts.ContactId;
import org.talanoa.kit.document.DocumentStore;

/** Access links in MongoDB. */
@Repository
class AccessLinkStore {
    private static final String COLLECTION = "accessLinks";
    private static final String CONTACT = "opens.contact";
    private static final String UNTIL = "until";
    private static final Bson BY_CONTACT = ascending(CONTACT);
    private static final Bson BY_END = ascending(UNTIL);
    private static final String REDEEMED_AT = "redeemedAt";
    private static final Bson NOT_REDEEMED = exists(REDEEMED_AT, false);

    private final MongoCollection<AccessLink> links;

    AccessLinkStore(DocumentStore store, MongoDatabase database) {
        store.index(COLLECTION, BY_CONTACT);
        store.index(COLLECTION, BY_END);
        links = database.getCollection(COLLECTION, AccessLink.class);
    }

    /** Keeps a link; one that is there stays as it is. */
    void add(AccessLink link) {
        links.updateOne(
                eq("_id", link.id()),
                combine(
                        setOnInsert("opens", link.opens()),
                        setOnInsert("nonce", link.nonce()),
                        setOnInsert(UNTIL, link.until())),
                new UpdateOptions().upsert(true));
    }

    /** Begins its time anew, unless it was redeemed. */
    void renew(String id, Instant until) {
        links.updateOne(and(eq("_id", id), NOT_REDEEMED), set(UNTIL, until));
    }

    Optional<AccessLink> find(String id) {
        return Optional.ofNullable(links.find(eq("_id", id)).first());
    }

    /**
     * Redeems a link; of all who try at once one succeeds.
     *
     * @return whether it was this call
     */
    boolean redeem(String id, Instant now, @Nullable String by) {
        var updates = new ArrayList<Bson>();
        updates.add(set(REDEEMED_AT, now));
        if (by != null) updates.add(set("redeemedBy", by));
        return links.updateOne(and(eq("_id", id), NOT_REDEEMED, gt(UNTIL, now)), combine(updates))
                        .getModifiedCount()
                == 1;
    }

    /** Index {@link #BY_END}. */
    void forgetEndedBefore(Instant then) {
        links.deleteMany(lt(UNTIL, then));
    }

    /**
     * Those too that open other things beside: whoever has the address can ask for a new one; index
     * {@link #BY_CONTACT}.
     */
    void forgetThoseOf(ContactId contact) {
        links.deleteMany(eq(CONTACT, contact));
    }
}
