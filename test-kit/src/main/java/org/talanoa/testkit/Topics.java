package org.talanoa.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.EventTopic;
import org.talanoa.embedded.EmbeddedParts;
import org.talanoa.kit.event.EventJson;
import org.talanoa.kit.event.EventTypes;

/** The topics of the house, as a test makes, writes and reads them. */
public final class Topics {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final EventJson JSON = new EventJson();

    private Topics() {}

    /** A record of a topic, with what a test looks at. */
    public record Read(
            String key, String id, String type, String json, Map<String, String> headers) {}

    static synchronized void create() {
        var topics =
                Arrays.stream(EventTopic.values())
                        .map(topic ->
                                new NewTopic(
                                                topic.topicName(),
                                                EventTopic.PARTITIONS_EMBEDDED,
                                                (short) 1)
                                        .configs(topic.settings()))
                        .toList();
        try (var admin = Admin.create(connection())) {
            for (var creation : admin.createTopics(topics).values().values()) {
                try {
                    creation.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException))
                        throw new IllegalStateException(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends an event as another service would. */
    public static void send(EventTopic topic, String key, long version, Object event) {
        sendRaw(
                topic,
                key,
                Map.of(
                        "ce_id", key + ":" + version,
                        "ce_type", EventTypes.nameOf(event.getClass()),
                        "ce_time", Instant.now().toString()),
                JSON.write(event));
    }

    /** Sends whatever a test wants a service to meet. */
    public static void sendRaw(
            EventTopic topic, String key, Map<String, String> headers, byte @Nullable [] value) {
        var record = new ProducerRecord<String, byte @Nullable []>(topic.topicName(), key, value);
        headers.forEach(
                (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            Sender.PRODUCER.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what takes away whatever had this key. */
    public static void sendTombstone(EventTopic topic, String key) {
        sendRaw(topic, key, Map.of(), null);
    }

    /** Waits until the topic has this many records of the key, and gives them in their order. */
    public static List<Read> await(EventTopic topic, String key, int count) {
        return Awaitility.await()
                .atMost(DEADLINE)
                .until(
                        () -> read(topic, record -> key.equals(record.key())),
                        found -> found.size() >= count);
    }

    /** All records of a topic up to its end. */
    public static List<Read> all(EventTopic topic) {
        return read(topic, _ -> true);
    }

    private static List<Read> read(
            EventTopic topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        synchronized (Reader.CONSUMER) {
            return read(Reader.CONSUMER, topic, wanted);
        }
    }

    private static List<Read> read(
            KafkaConsumer<String, byte[]> consumer,
            EventTopic topic,
            Predicate<ConsumerRecord<String, byte[]>> wanted) {
        var found = new ArrayList<Read>();
        var partitions =
                consumer.partitionsFor(topic.topicName()).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            consumer.poll(Duration.ofMillis(200))
                    .forEach(record -> {
                        if (wanted.test(record)) found.add(read(record));
                    });
        }
        return found;
    }

    private static Read read(ConsumerRecord<String, byte[]> record) {
        var headers = new TreeMap<String, String>();
        record.headers()
                .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        var json = record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
        return new Read(
                record.key(),
                headers.getOrDefault("ce_id", ""),
                headers.getOrDefault("ce_type", ""),
                json,
                headers);
    }

    private static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", EmbeddedParts.shared().kafkaBrokers());
    }

    /** One for all tests of a JVM, as it takes longer to make than to use. */
    private static final class Sender {
        static final KafkaProducer<String, byte @Nullable []> PRODUCER =
                new KafkaProducer<String, byte @Nullable []>(
                        connection(), new StringSerializer(), new ByteArraySerializer());
    }

    /** Likewise; what asks for the end of a topic must not hold up what asks for its beginning. */
    private static final class Reader {
        static final KafkaConsumer<String, byte[]> CONSUMER =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                EmbeddedParts.shared().kafkaBrokers(),
                                "fetch.max.wait.ms",
                                10),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
    }
}
