package org.talanoa.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedPartsTest {
    private final EmbeddedParts parts = EmbeddedParts.shared();

    @Test
    void the_broker_takes_topics() throws Exception {
        try (var admin =
                Admin.create(Map.<String, Object>of("bootstrap.servers", parts.kafkaBrokers()))) {
            admin.createTopics(List.of(new NewTopic("registrations", 3, (short) 1)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .contains("registrations");
        }
    }

    @Test
    void the_document_server_takes_documents() {
        try (var client = MongoClients.create(parts.mongoUri())) {
            // Where another server is named, it may keep what earlier runs wrote.
            var name = "documents_" + UUID.randomUUID();
            var documents = client.getDatabase("parts").getCollection(name);
            documents.insertOne(new Document("_id", 1));
            assertThat(documents.countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void a_part_is_started_once() {
        assertThat(parts.kafkaBrokers()).isEqualTo(EmbeddedParts.shared().kafkaBrokers());
        assertThat(parts.mailboxUrl()).isEqualTo(EmbeddedParts.shared().mailboxUrl());
    }
}
