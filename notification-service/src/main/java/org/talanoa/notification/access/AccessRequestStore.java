package org.talanoa.notification.access;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.springframework.stereotype.Repository;

/** The requests for links that nobody has looked at yet: a short queue. */
@Repository
class AccessRequestStore {
    private final MongoCollection<AccessRequest> requests;

    AccessRequestStore(MongoDatabase database) {
        requests = database.getCollection("accessRequests", AccessRequest.class);
    }

    /** Adds a request, unless the same one waits already. */
    void add(AccessRequest request) {
        try {
            requests.insertOne(request);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
        }
    }

    /** Longest waiting first, read as they are gone through. */
    Iterable<AccessRequest> waiting() {
        return requests.find().sort(ascending("at"));
    }

    void forget(AccessRequest request) {
        requests.deleteOne(eq("_id", request.id()));
    }
}
