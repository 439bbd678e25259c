package org.talanoa.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Database;
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
}
