package org.talanoa.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVStore;

/** A database whose collections use their indexes. */
final class DurableDatabase extends H2Database {
    private final MVStore store;

    DurableDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store; // before super, which opens the collections
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(
            String name, CollectionOptions options) {
        var fullName = getFullCollectionNamespace(name);
        return new IndexedCollection(
                this,
                name,
                options,
                store.openMap("databases." + fullName),
                store.openMap("meta." + fullName),
                cursorRegistry);
    }

    /** The map is opened before the server does, which takes what is open. */
    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        var map = getFullCollectionNamespace(collection) + "._index_" + name;
        var _ = store.openMap(map, IndexKeys.map());
        return super.openOrCreateUniqueIndex(collection, name, keys, sparse);
    }
}
