package org.talanoa.kit.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Gives a parked record to its function once more, as it lies on the topic, and takes it off the
 * list if that works.
 */
public final class Replay {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ParkedRecords parked;
    private final Function<String, Consumer<Message<?>>> functions;
    private final Map<String, Object> connection;

    /**
     * @param functions gives the function that consumes a topic
     * @param connection how to reach the cluster
     */
    public Replay(
            ParkedRecords parked,
            Function<String, Consumer<Message<?>>> functions,
            Map<String, Object> connection) {
        this.parked = parked;
        this.functions = functions;
        this.connection = connection;
    }

    /** How a replay ended. */
    public enum Outcome {
        HANDLED,
        /** A compacted topic has a newer record instead. */
        GONE,
        UNKNOWN,
        /** The broker does not answer; the record stays parked. */
        AWAY
    }

    /**
     * Replays one parked record.
     *
     * @throws RuntimeException if the function fails again; the record then stays parked
     */
    public Outcome replay(String id) {
        var entry = parked.find(id);
        if (entry.isEmpty()) return Outcome.UNKNOWN;
        var found = read(entry.get());
        if (found.isEmpty()) return Outcome.AWAY;
        var isStillThere = found.get().offset() == entry.get().offset();
        if (isStillThere) functions.apply(entry.get().topic()).accept(message(found.get()));
        parked.discard(id);
        return isStillThere ? Outcome.HANDLED : Outcome.GONE;
    }

    private static Message<?> message(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] value = record.value(); // none in a tombstone
        var builder =
                MessageBuilder.<Object>withPayload(value == null ? KafkaNull.INSTANCE : value)
                        .setHeader(KafkaHeaders.RECEIVED_KEY, record.key());
        record.headers()
                .forEach(h ->
                        builder.setHeader(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return builder.build();
    }

    /**
     * The parked record, or the next one where compaction has taken it away: the newest record of a
     * key stays, so there is one. Only of a tombstone nothing may be left, which does no harm.
     */
    private Optional<ConsumerRecord<byte[], byte[]>> read(ParkedRecord entry) {
        var settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        var partition = new TopicPartition(entry.topic(), entry.partition());
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, entry.offset());
            for (var record : consumer.poll(PATIENCE).records(partition)) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }
}
