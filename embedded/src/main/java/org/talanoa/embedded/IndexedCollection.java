package org.talanoa.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that looks up by a unique index whenever a query says what all keys of the index
 * are. The server itself does so only if the query says nothing else, and reads every document for
 * {@code {_id, version: {$lt}}}, or for what the driver makes of {@code and(…)}.
 */
final class IndexedCollection extends H2Collection {
    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document order,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document fields) {
        for (var index : getIndexes()) {
            var lookup = lookup(index, query);
            if (lookup.isPresent()) {
                return matchDocuments(
                        query,
                        index.getPositions(lookup.get()),
                        order,
                        skip,
                        limit,
                        batchSize,
                        fields);
            }
        }
        return super.queryDocuments(query, order, skip, limit, batchSize, fields);
    }

    /**
     * The part of a query that this index answers: every document that matches the query matches
     * this too.
     */
    private static Optional<Document> lookup(Index<Object> index, Document query) {
        var lookup = new Document();
        for (var key : index.getKeys()) {
            var value = wanted(key, query);
            if (value == null) return Optional.empty();
            lookup.put(key.getKey(), value);
        }
        return index.canHandle(lookup) ? Optional.of(lookup) : Optional.empty();
    }

    private static @Nullable Object wanted(IndexKey key, Document query) {
        var value = query.get(key.getKey());
        if (value == null && query.get("$and") instanceof Collection<?> conditions) {
            return conditions.stream()
                    .map(condition ->
                            condition instanceof Document document
                                    ? document.get(key.getKey())
                                    : null)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return value;
    }
}
