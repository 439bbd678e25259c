package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talanoa.contracts.EventTopic;
import org.talanoa.embedded.KafkaBroker;

/** What the step that makes the topics leaves on a broker. */
class CreateTopicsIT {
    @Test
    void who_writes_by_a_clock_that_is_a_day_ahead_is_heard_and_dated_by_the_brokers(
            @TempDir Path folder) throws Exception {
        try (var broker = new KafkaBroker(folder, 0, Map.of())) {
            CreateTopics.on(Map.of("KAFKA_BROKERS", broker.brokers()), 3, (short) 1);
            var tomorrow = Instant.now().plus(Duration.ofDays(1));
            var records = new Records(broker.brokers());
            for (var topic : EventTopic.values()) {
                var name = topic.topicName();
                var key = Records.bytes("key");
                var value = Records.bytes("value");
                var _ =
                        records.send(
                                new ProducerRecord<>(
                                        name, null, tomorrow.toEpochMilli(), key, value));
            }
            assertThat(records.of(List.of(EventTopic.values())))
                    .hasSameSizeAs(EventTopic.values())
                    .allMatch(record -> record.timestamp() < tomorrow.toEpochMilli());
        }
    }
}
