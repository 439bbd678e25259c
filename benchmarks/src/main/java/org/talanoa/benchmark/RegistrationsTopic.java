package org.talanoa.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic on which registration-service tells of registrations. */
final class RegistrationsTopic {
    static final String NAME = "registrations";

    static final List<TopicPartition> PARTITIONS =
            IntStream.range(0, 3).mapToObj(i -> new TopicPartition(NAME, i)).toList();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RegistrationsTopic() {}

    /** Any of the first records of its partitions. */
    static ConsumerRecord<String, String> first(String brokers) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", brokers,
                        "key.deserializer", StringDeserializer.class,
                        "value.deserializer", StringDeserializer.class);
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            consumer.assign(PARTITIONS);
            consumer.seekToBeginning(PARTITIONS);
            return consumer.poll(PATIENCE).iterator().next();
        }
    }
}
