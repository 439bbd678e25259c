package org.talanoa.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KafkaBrokerTest {
    private static final int RECORDS = Scale.of(5_000, 20_000);

    private static final String TOPIC = "seats";

    @Test
    void acknowledged_records_survive_a_kill(@TempDir Path data) throws Exception {
        int port = Loopback.claim(0);
        var brokers = "127.0.0.1:" + port;
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (var producer = producer(brokers)) {
            try (var broker = start(port, data)) {
                create(brokers, TOPIC);
                for (int i = 0; i < RECORDS; i++) {
                    var value = "record " + i;
                    var _ =
                            producer.send(
                                    new ProducerRecord<>(TOPIC, value, value),
                                    (_, failure) -> {
                                        if (failure == null) acknowledged.add(value);
                                    });
                }
                Awaitility.await().until(() -> acknowledged.size() > 100);
                broker.kill();
            }
            var beforeTheKill = Set.copyOf(acknowledged);
            try (var again = start(port, data)) {
                producer.flush();
                assertThat(read(brokers)).containsAll(beforeTheKill).hasSize(RECORDS);
                assertThat(again.terminate()).isEqualTo(128 + 15);
            }
        }
    }

    @Test
    void a_broker_that_is_started_again_has_what_it_had(@TempDir Path data) throws Exception {
        int port;
        try (var broker = new KafkaBroker(data, 0)) {
            port = broker.port();
            create(broker.brokers(), "kept");
        }
        try (var broker = new KafkaBroker(data, port);
                var admin = admin(broker.brokers())) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).contains("kept");
        }
    }

    @Test
    void a_mistyped_topic_is_not_created() {
        try (var admin = admin(EmbeddedParts.shared().kafkaBrokers())) {
            assertThatThrownBy(() ->
                            admin.describeTopics(List.of("seatz"))
                                    .allTopicNames()
                                    .get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void a_damaged_folder_is_reported(@TempDir Path data) throws Exception {
        Files.writeString(data.resolve("meta.properties"), "version=what");
        try (var broker =
                PartProcess.launch("256m", "kafka", "--port", "0", "--data", data.toString())) {
            assertThat(broker.exitCode()).isEqualTo(1);
            assertThat(broker.errors())
                    .contains(
                            data + " cannot be used: ",
                            "If it is damaged, bring it back from a copy");
        }
    }

    private static PartProcess start(int port, Path data) {
        return PartProcess.start("256m", "kafka", "--port", "" + port, "--data", data.toString());
    }

    private static Admin admin(String brokers) {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", brokers));
    }

    private static void create(String brokers, String topic) throws Exception {
        try (var admin = admin(brokers)) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private static Producer<String, String> producer(String brokers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "batch.size", 1000),
                new StringSerializer(),
                new StringSerializer());
    }

    private static Set<String> read(String brokers) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        "reader",
                        "auto.offset.reset",
                        "earliest");
        var values = new HashSet<String>();
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(100))
                                .forEach(read -> values.add(read.value()));
                        return values.size() >= RECORDS;
                    });
        }
        return values;
    }
}
