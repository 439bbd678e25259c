package org.talanoa.portal.staff;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The accounts as documents. Whoever was faster wins; the other looks and decides again. */
@Component
class AccountStore {
    private static final int TRIES = 5;
    private static final String VERSION = "version";
    private static final String USERNAME = "username";
    private static final String HASH = "hash";
    private static final String ENDED = "ended";

    private final MongoCollection<Document> accounts;
    private volatile boolean indexed;

    /** An account with the version of its document. */
    record Kept(Account account, int version) {}

    AccountStore(MongoDatabase portal) {
        this.accounts = portal.getCollection("accounts");
    }

    Optional<Kept> find(String id) {
        return Optional.ofNullable(accounts.find(eq("_id", id)).first())
                .map(found -> new Kept(read(found), found.getInteger(VERSION)));
    }

    /** By the name she types; index on it, which also keeps it unique. */
    Optional<Account> named(String username) {
        return Optional.ofNullable(accounts.find(eq(USERNAME, username)).first())
                .map(AccountStore::read);
    }

    List<Account> all() {
        var all = new ArrayList<Account>();
        accounts.find().sort(Sorts.ascending(USERNAME)).map(AccountStore::read).into(all);
        return all;
    }

    /** Whether anybody could sign in while the provider is away. */
    boolean hasPasswords() {
        return accounts.find(exists(HASH)).first() != null;
    }

    /** Whether it was added; not if there is one of this id or user name. */
    boolean add(Account account) {
        if (!indexed) {
            accounts.createIndex(Indexes.ascending(USERNAME), new IndexOptions().unique(true));
            indexed = true;
        }
        try {
            accounts.insertOne(written(account, 1));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** The account after the change; nothing if there is none. */
    Optional<Kept> change(String id, UnaryOperator<Account> change) {
        for (int i = 0; i < TRIES; i++) {
            var before = accounts.find(eq("_id", id)).first();
            if (before == null) {
                return Optional.empty();
            }
            int version = before.getInteger(VERSION);
            var next = change.apply(read(before));
            var same = and(eq("_id", id), eq(VERSION, version));
            if (accounts.replaceOne(same, written(next, version + 1)).getMatchedCount() == 1) {
                return Optional.of(new Kept(next, version + 1));
            }
        }
        throw new IllegalStateException("An account is changed by too many at once");
    }

    private static Document written(Account account, int version) {
        var document =
                new Document("_id", account.id())
                        .append(VERSION, version)
                        .append(USERNAME, account.username())
                        .append("name", account.name())
                        .append("roles", account.roles().stream().map(Role::name).sorted().toList())
                        .append("disabled", account.disabled())
                        .append("mustChange", account.mustChange())
                        .append("generation", account.sessions().generation())
                        .append(ENDED, new Document(account.sessions().ended()));
        return account.isProviders() ? document : document.append(HASH, account.hash());
    }

    private static Account read(Document document) {
        return new Account(
                document.getString("_id"),
                document.getString(USERNAME),
                document.getString("name"),
                document.getString(HASH),
                Role.named(document.getList("roles", String.class)),
                document.getBoolean("disabled"),
                document.getBoolean("mustChange"),
                new Sessions(
                        document.getInteger("generation"),
                        ended(document.get(ENDED, new Document()))));
    }

    private static Map<String, Instant> ended(Document sessions) {
        return sessions.keySet().stream()
                .collect(Collectors.toMap(id -> id, id -> sessions.getDate(id).toInstant()));
    }
}
