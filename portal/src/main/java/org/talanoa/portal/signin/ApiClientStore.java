package org.talanoa.portal.signin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The programs that administrators have let in, as documents. No secret is among what is kept. */
@Component
public class ApiClientStore {
    private static final String REVOKED = "revoked";
    private static final String LAST_USED = "lastUsed";

    private final MongoCollection<Document> clients;

    ApiClientStore(MongoDatabase portal) {
        this.clients = portal.getCollection("clients");
    }

    /**
     * A program.
     *
     * @param name what administrators call it
     * @param hash of its secret
     * @param lastUsed the day (UTC) of its last token; null before the first
     */
    public record ApiClient(
            String id,
            String name,
            String hash,
            Set<String> scopes,
            boolean revoked,
            @Nullable LocalDate lastUsed) {
        @Override
        public String toString() {
            return "ApiClient[" + id + "]";
        }
    }

    /** In the order of their names. */
    public List<ApiClient> all() {
        var all = new ArrayList<ApiClient>();
        clients.find().sort(Sorts.ascending("name", "_id")).map(ApiClientStore::read).into(all);
        return all;
    }

    /** Whether it was added; not if there is one of this id. */
    public boolean add(ApiClient client) {
        try {
            clients.insertOne(
                    new Document("_id", client.id())
                            .append("name", client.name())
                            .append("hash", client.hash())
                            .append("scopes", client.scopes().stream().sorted().toList())
                            .append(REVOKED, client.revoked()));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** From now on it gets no token; those it has run out within the hour. */
    public void revoke(String id) {
        clients.updateOne(eq("_id", id), set(REVOKED, true));
    }

    Optional<ApiClient> active(String id) {
        return Optional.ofNullable(clients.find(and(eq("_id", id), eq(REVOKED, false))).first())
                .map(ApiClientStore::read);
    }

    /** Writes once a day. */
    void used(String id, LocalDate day) {
        var text = day.toString();
        clients.updateOne(and(eq("_id", id), ne(LAST_USED, text)), set(LAST_USED, text));
    }

    private static ApiClient read(Document document) {
        var lastUsed = document.getString(LAST_USED);
        return new ApiClient(
                document.getString("_id"),
                document.getString("name"),
                document.getString("hash"),
                Set.copyOf(document.getList("scopes", String.class)),
                document.getBoolean(REVOKED),
                lastUsed == null ? null : LocalDate.parse(lastUsed));
    }
}
