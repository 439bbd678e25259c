package org.talanoa.platform;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database is lost, and there is a copy that is older than what others have heard. */
@ExtendWith(WholePlatform.class)
class RestoreIT {
    private static final String SERVICE = "registration-service";

    @Test
    void a_service_that_was_set_back_to_an_older_copy_brings_all_others_back_with_it(
            Talanoa talanoa) throws Exception {
        var dashboard = talanoa.dashboard();
        int before = dashboard.inStatus("APPROVED");
        var registered = talanoa.confirmed(Applicant.another());
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + talanoa.ports().mongodb())) {
            var database = client.getDatabase("registration");
            var copy = copyOf(database);
            talanoa.secretariat().approves(registered.id());
            dashboard.waitsFor("APPROVED", before + 1);
            talanoa.signal("STOP", SERVICE);
            setBack(database, copy);
            talanoa.signal("CONT", SERVICE);
        }
        talanoa.tellsAgainWhatWasRestored(SERVICE);
        dashboard.waitsFor("APPROVED", before);
        talanoa.secretariat().approves(registered.id());
        dashboard.waitsFor("APPROVED", before + 1);
    }

    private static Map<String, List<BsonDocument>> copyOf(MongoDatabase database) {
        var copy = new HashMap<String, List<BsonDocument>>();
        for (var name : database.listCollectionNames()) {
            var documents = database.getCollection(name, BsonDocument.class).find();
            copy.put(name, documents.into(new ArrayList<>()));
        }
        return copy;
    }

    private static void setBack(MongoDatabase database, Map<String, List<BsonDocument>> copy) {
        for (var name : database.listCollectionNames()) {
            var collection = database.getCollection(name, BsonDocument.class);
            collection.deleteMany(new BsonDocument());
            var documents = copy.getOrDefault(name, List.of());
            if (!documents.isEmpty()) collection.insertMany(documents);
        }
    }
}
