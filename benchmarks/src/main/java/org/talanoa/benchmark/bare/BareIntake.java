package org.talanoa.benchmark.bare;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes a form and stores a document of the size that registration-service stores: no checks, no
 * repetition recognized, nobody told.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(BareIntake.Forms.class)
public class BareIntake {
    public static void main(String... arguments) {
        SpringApplication.run(BareIntake.class, arguments);
    }

    @Bean
    MongoClient mongoClient(@Value("${mongodb.uri}") String uri) {
        return MongoClients.create(
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(uri))
                        .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                        .build());
    }

    @RestController
    static final class Forms {
        private final MongoCollection<Document> forms;
        private final Binary filler;

        /**
         * @param filler how many bytes a document has beside the form
         */
        Forms(MongoClient client, @Value("${filler}") int filler) {
            forms = client.getDatabase("bare").getCollection("forms");
            this.filler = new Binary(new byte[filler]);
        }

        @PostMapping("/forms")
        ResponseEntity<Map<String, Object>> take(@RequestBody Map<String, Object> form) {
            var id = UUID.randomUUID().toString();
            forms.insertOne(
                    new Document("_id", id)
                            .append("state", new Document(form))
                            .append("filler", filler));
            form.put("id", id);
            return ResponseEntity.created(URI.create("/forms/" + id)).body(form);
        }
    }
}
