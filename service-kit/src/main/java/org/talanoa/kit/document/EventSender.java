package org.talanoa.kit.document;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends one record and waits until all in-sync replicas have it. CloudEvents 1.0, Kafka binding,
 * binary mode.
 */
final class EventSender implements AutoCloseable {
    private final Map<String, Object> settings;
    private final String source;
    private @Nullable Producer<String, byte @Nullable []> producer;

    /**
     * @param connection how to reach the cluster: addresses, TLS, credentials
     * @param service becomes {@code ce_source}
     */
    EventSender(Map<String, Object> connection, String service) {
        settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        source = "/" + service;
    }

    /**
     * Returns when the broker has the record.
     *
     * @throws KafkaException if it did not take it in time, or the thread was interrupted
     */
    void send(OutboxEntry entry) {
        var value = entry.value();
        var record =
                new ProducerRecord<String, byte @Nullable []>(
                        entry.topic().topicName(),
                        entry.key(),
                        value == null ? null : value.getData());
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", entry.id());
        if (entry.type() != null) header(record, "ce_type", entry.type());
        header(record, "ce_source", source);
        header(record, "ce_subject", entry.key());
        header(record, "ce_time", entry.time().toString());
        if (value != null) header(record, "content-type", "application/json");
        if (entry.traceparent() != null) header(record, "traceparent", entry.traceparent());
        try {
            connected().send(record).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException k ? k : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Made at the first event: a producer wants to resolve its brokers, and a service starts
     * without them.
     */
    private synchronized Producer<String, byte @Nullable []> connected() {
        if (producer == null) producer = new KafkaProducer<>(settings);
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) producer.close(Duration.ofSeconds(2));
        producer = null;
    }
}
