package org.talanoa.dashboard.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.dashboard.count.Dashboards;
import org.talanoa.dashboard.count.Given;
import org.talanoa.embedded.KafkaBroker;
import org.talanoa.kit.KafkaConnection;
import org.talanoa.kit.event.EventJson;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.EventTypes;

/** With a broker of its own, which comes late and goes away. */
class AwayTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final EventJson json = new EventJson();
    private final Given given = new Given("away");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Dashboards dashboards =
            new Dashboards(new EventReader(json, meters), Clock.systemUTC());

    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    @Test
    void it_waits_for_a_broker_and_for_its_topics_and_goes_on_after_a_restart() throws Exception {
        int port;
        try (var broker = new KafkaBroker(folder, 0)) {
            port = broker.port();
        }
        var brokers = "127.0.0.1:" + port;
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", brokers, "reconnect.backoff.max.ms", 1_000);
        var reader = new TopicReader(new KafkaConnection(settings), dashboards, meters);
        reader.start();
        assertThat(dashboards.isComplete()).isFalse();
        try {
            comesAndGoes(settings, port);
        } finally {
            reader.stop();
        }
    }

    private void comesAndGoes(Map<String, Object> settings, int port) throws Exception {
        try (var _ = new KafkaBroker(folder, port)) {
            create(settings);
            await().atMost(SOON).until(dashboards::isComplete);
            send(settings, "a");
            await().atMost(SOON).until(() -> counted() == 1);
        }
        try (var _ = new KafkaBroker(folder, port)) {
            send(settings, "b");
            await().atMost(SOON).until(() -> counted() == 2);
        }
    }

    private int counted() {
        return dashboards
                .of(given.review())
                .map(counts -> counts.now().registrations().total())
                .orElse(0);
    }

    private static void create(Map<String, Object> settings) throws Exception {
        try (var admin = Admin.create(settings)) {
            admin.createTopics(
                            Arrays.stream(EventTopic.values())
                                    .map(topic -> new NewTopic(topic.topicName(), 3, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
    }

    private void send(Map<String, Object> settings, String id) throws Exception {
        var event =
                new RegistrationEvent.Confirmed(
                        given.registration(id, RegistrationStatus.UNDER_REVIEW));
        var record = new ProducerRecord<>("registrations", id, json.write(event));
        header(record, "ce_id", id + ":1");
        header(record, "ce_type", EventTypes.nameOf(event.getClass()));
        header(record, "ce_time", "2027-01-20T08:00:00Z");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
