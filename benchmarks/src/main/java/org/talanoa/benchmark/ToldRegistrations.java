package org.talanoa.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Tells of registrations that nobody keeps: copies of a record that registration-service sent,
 * straight onto the topic. Whoever would store them has to stand still meanwhile, for that takes
 * hundreds of times as long as to send them.
 */
final class ToldRegistrations {
    static final String TOPIC = "registrations";
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String brokers;
    private final ConsumerRecord<String, String> original;

    ToldRegistrations(Platform platform) {
        brokers = platform.brokers();
        original = first();
    }

    private ConsumerRecord<String, String> first() {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", brokers,
                        "key.deserializer", StringDeserializer.class,
                        "value.deserializer", StringDeserializer.class);
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            var partitions =
                    IntStream.range(0, PARTITIONS)
                            .mapToObj(i -> new TopicPartition(TOPIC, i))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return consumer.poll(PATIENCE).iterator().next();
        }
    }

    /** Returns when the broker has so many more. */
    void tell(int count) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        brokers,
                        "acks",
                        "all",
                        "key.serializer",
                        StringSerializer.class,
                        "value.serializer",
                        StringSerializer.class);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            for (int i = 0; i < count; i++) {
                var _ = producer.send(copy());
            }
        }
    }

    private ProducerRecord<String, String> copy() {
        var id = UUID.randomUUID().toString();
        var copy = new ProducerRecord<>(TOPIC, id, original.value().replace(original.key(), id));
        for (var header : original.headers()) {
            var text = new String(header.value(), UTF_8).replace(original.key(), id);
            copy.headers().add(header.key(), text.getBytes(UTF_8));
        }
        return copy;
    }
}
