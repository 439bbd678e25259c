package org.talanoa.platform;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.talanoa.contracts.EventTopic;

/** What lies on the topics. */
record Records(String brokers) {
    /** All records of these topics, up to their ends of now. */
    List<ConsumerRecord<byte[], byte[]>> of(List<EventTopic> topics) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(
                        connection(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    topics.stream()
                            .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** Waits until the last record of this key is there, or is a tombstone. */
    ConsumerRecord<byte[], byte[]> last(EventTopic topic, String key, boolean tombstone) {
        return Waiting.until("a record of " + key)
                .until(
                        () ->
                                of(List.of(topic)).stream()
                                        .filter(record -> text(record.key()).equals(key))
                                        .toList()
                                        .getLast(),
                        record -> (record.value() == null) == tombstone);
    }

    /** Sends what no service can have sent: a record without the headers of an event. */
    void broken(EventTopic topic, String key) throws InterruptedException, ExecutionException {
        var name = topic.topicName();
        var _ = send(new ProducerRecord<>(name, bytes(key), bytes("no event")));
    }

    /** Sends a record once more, as it was, and waits until this group has seen it. */
    void again(ConsumerRecord<byte[], byte[]> record, String group)
            throws InterruptedException, ExecutionException {
        var sent =
                send(
                        new ProducerRecord<>(
                                record.topic(),
                                record.partition(),
                                record.key(),
                                record.value(),
                                record.headers()));
        var partition = new TopicPartition(record.topic(), record.partition());
        try (var admin = Admin.create(connection())) {
            Waiting.until(group + " to have seen it")
                    .until(() ->
                            Optional.ofNullable(
                                            admin.listConsumerGroupOffsets(group)
                                                    .partitionsToOffsetAndMetadata()
                                                    .get()
                                                    .get(partition))
                                    .filter(seen -> seen.offset() > sent.offset())
                                    .isPresent());
        }
    }

    /** Sends a record, and returns when the broker has it. */
    RecordMetadata send(ProducerRecord<byte[], byte[]> record)
            throws InterruptedException, ExecutionException {
        var asBytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(connection(), asBytes, asBytes)) {
            return producer.send(record).get();
        }
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", brokers);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
