package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.talanoa.platform.CaughtMails.CaughtMail;
import org.talanoa.platform.Programmer.Registered;

/** A database is lost, and there is a copy that is older than what others have heard. */
@ExtendWith(WholePlatform.class)
class RestoreIT {
    private static final String SERVICE = "registration-service";

    @Test
    void a_service_that_was_set_back_to_an_older_copy_brings_all_others_back_with_it(
            Talanoa talanoa) throws Exception {
        // Somebody's seat that the copy knows of, too.
        var other = talanoa.confirmed(Applicant.another());
        talanoa.secretariat().approves(other.id());
        var dashboard = talanoa.dashboard();
        var registered = talanoa.confirmed(Applicant.another());
        talanoa.agrees();
        int before = dashboard.inStatus("APPROVED");
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + talanoa.ports().mongodb())) {
            var database = client.getDatabase("registration");
            var copy = copyOf(database);
            talanoa.secretariat().approves(registered.id());
            dashboard.waitsFor("APPROVED", before + 1);
            talanoa.agrees();
            talanoa.signal("STOP", SERVICE);
            setBack(database, copy);
            talanoa.signal("CONT", SERVICE);
        }
        var told = mailsTo(registered, talanoa);
        talanoa.tellsAgainWhatWasRestored(SERVICE);
        dashboard.waitsFor("APPROVED", before);
        assertThat(talanoa.findings())
                .singleElement()
                .asString()
                .as("the seat that the lost approval gave")
                .contains("seats in " + talanoa.programmer().consultation());
        assertThat(mailsTo(registered, talanoa)).isEqualTo(told);
        talanoa.secretariat().approves(registered.id());
        dashboard.waitsFor("APPROVED", before + 1);
        talanoa.agrees();
        assertThat(mailsTo(registered, talanoa))
                .as("mails, of which those of the second approval are new")
                .doesNotHaveDuplicates()
                .containsAll(told)
                .hasSizeGreaterThan(told.size());
        assertThat(mailsTo(other, talanoa)).doesNotHaveDuplicates();
    }

    private static List<String> mailsTo(Registered registered, Talanoa talanoa) {
        return talanoa.mailbox().to(registered.applicant().email()).stream()
                .map(CaughtMail::messageId)
                .sorted()
                .toList();
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
