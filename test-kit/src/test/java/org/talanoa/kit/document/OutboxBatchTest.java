package org.talanoa.kit.document;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.size;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.contracts.EventTopic;
import org.talanoa.kit.KafkaConnection;
import org.talanoa.testkit.Topics;
import org.talanoa.testkit.sample.SampleTest;

@SampleTest
class OutboxBatchTest {
    private final MongoCollection<BsonDocument> documents;
    private final KafkaConnection kafka;

    @Autowired
    OutboxBatchTest(MongoDatabase database, KafkaConnection kafka) {
        this.documents = database.getCollection("batches", BsonDocument.class);
        this.kafka = kafka;
    }

    @Test
    void what_can_not_be_sent_of_one_document_holds_up_no_other() throws Exception {
        var first = with("REGISTRATIONS");
        var unsendable = with("NONE_OF_OURS");
        var last = with("REGISTRATIONS");
        var ids = Stream.of(first, unsendable, last).toList();
        try (var sender = new EventSender(kafka.settings(), "sample-service");
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcome = new OutboxBatch(sender, workers).send(documents, ids);
            assertThat(outcome.sent()).isEqualTo(2);
            assertThat(outcome.failures()).containsOnlyKeys(unsendable);
            assertThat(outcome.isWhole()).isFalse();
        }
        for (var id : Stream.of(first, last).toList()) {
            assertThat(Topics.await(EventTopic.REGISTRATIONS, id, 1))
                    .extracting(Topics.Read::id)
                    .containsExactly(id + ":1");
            assertThat(isEmptied(id)).isTrue();
        }
        assertThat(isEmptied(unsendable)).isFalse();
    }

    /** A document with an event of which somebody says that it belongs on this topic. */
    private String with(String topic) {
        var id = UUID.randomUUID().toString();
        documents.insertOne(
                BsonDocument.parse(
                        "{_id: '%s', outbox: [{id: '%s:1', topic: '%s', key: '%s', type: 'org.talanoa.test.v1', time: {$date: 0}, value: {$binary: {base64: 'e30=', subType: '00'}}}]}"
                                .formatted(id, id, topic, id)));
        return id;
    }

    private boolean isEmptied(String id) {
        return documents.countDocuments(and(eq("_id", id), size("outbox", 0))) == 1;
    }
}
