package org.talanoa.kit.document;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.size;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoNamespace;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.kit.KafkaConnection;
import org.talanoa.testkit.sample.SampleTest;

@SampleTest
class RelayTest {
    private final MongoDatabase database;
    private final KafkaConnection kafka;

    @Autowired
    RelayTest(MongoDatabase database, KafkaConnection kafka) {
        this.database = database;
        this.kafka = kafka;
    }

    @Test
    void what_has_failed_and_now_takes_for_ever_holds_up_no_other() {
        var sender = new EventSender(kafka.settings(), "sample-service");
        try (var relay = new Relay(sender, Clock.systemUTC(), Duration.ofSeconds(30))) {
            var stuck = new CountDownLatch(1);
            relay.wake(failingThenSilent("first", stuck), "x");
            await().until(() -> stuck.getCount() == 0);
            relay.wake(failingThenSilent("second", new CountDownLatch(1)), "x");
            await().until(() -> relay.failures("second", "x") == 1);
            // One after another for longer than the pause after a first failure.
            for (int i = 0; i < 10; i++) {
                var id = document();
                relay.wake(documents(), id);
                await().until(() ->
                        documents().countDocuments(and(eq("_id", id), size("outbox", 0))) == 1);
            }
        }
    }

    private MongoCollection<BsonDocument> documents() {
        return database.getCollection("relayed", BsonDocument.class);
    }

    private String document() {
        var id = UUID.randomUUID().toString();
        documents()
                .insertOne(
                        BsonDocument.parse(
                                "{_id: '%s', outbox: [{id: '%s:1', topic: 'REGISTRATIONS', key: '%s', type: 'org.talanoa.test.v1', time: {$date: 0}, value: {$binary: {base64: 'e30=', subType: '00'}}}]}"
                                        .formatted(id, id, id)));
        return id;
    }

    /**
     * A collection that can't be read the first time it is asked for, and then gives no answer.
     *
     * @param silent falls to zero then
     */
    private static MongoCollection<BsonDocument> failingThenSilent(
            String name, CountDownLatch silent) {
        var asked = new AtomicInteger();
        var collection =
                (MongoCollection<?>)
                        Proxy.newProxyInstance(
                                RelayTest.class.getClassLoader(),
                                new Class<?>[] {MongoCollection.class},
                                (itself, method, _) ->
                                        switch (method.getName()) {
                                            case "withDocumentClass" -> itself;
                                            case "getNamespace" -> new MongoNamespace("test", name);
                                            default -> {
                                                if (asked.incrementAndGet() == 1)
                                                    throw new MongoTimeoutException("x");
                                                silent.countDown();
                                                new CountDownLatch(1).await();
                                                throw new IllegalStateException();
                                            }
                                        });
        return collection.withDocumentClass(BsonDocument.class);
    }
}
