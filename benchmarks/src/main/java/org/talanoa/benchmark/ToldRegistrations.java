package org.talanoa.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Tells of registrations that nobody keeps: copies of a record that registration-service sent,
 * straight onto the topic. Whoever would store them has to stand still meanwhile, for that takes
 * hundreds of times as long as to send them.
 */
final class ToldRegistrations {
    private final String brokers;
    private final ConsumerRecord<String, String> original;

    ToldRegistrations(Platform platform) {
        brokers = platform.brokers();
        original = RegistrationsTopic.first(brokers);
    }

    /** Returns when the broker has so many more. */
    void tell(int count) {
        var text = new StringSerializer();
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", brokers), text, text)) {
            for (int i = 0; i < count; i++) {
                var _ = producer.send(copy());
            }
        }
    }

    private ProducerRecord<String, String> copy() {
        var id = UUID.randomUUID().toString();
        var copy =
                new ProducerRecord<>(
                        RegistrationsTopic.NAME, id, original.value().replace(original.key(), id));
        for (var header : original.headers()) {
            var text = new String(header.value(), UTF_8).replace(original.key(), id);
            copy.headers().add(header.key(), text.getBytes(UTF_8));
        }
        return copy;
    }
}
