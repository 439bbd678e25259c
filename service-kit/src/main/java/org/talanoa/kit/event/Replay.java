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
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.talanoa.kit.DatabaseAway;

/**
 * Gives a parked record to its function once more, as it lies on the topic, and takes it off the
 * list if that works.
 */
public final class Replay {
    private static final Logger log = LoggerFactory.getLogger(Replay.class);
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
        /** It could not be handled once more; it stays parked with the newer reason. */
        FAILED,
        /** Broker or database do not answer; the record stays parked. */
        AWAY,
        /**
         * The topic has no such place, or another record there, as after a lost cluster; the record
         * stays parked.
         */
        LOST
    }

    /** Replays one parked record. */
    public Outcome replay(String id) {
        return parked.find(id).map(this::replay).orElse(Outcome.UNKNOWN);
    }

    private Outcome replay(ParkedRecord entry) {
        try {
            return read(entry).map(found -> replay(entry, found)).orElse(Outcome.AWAY);
        } catch (InvalidOffsetException e) {
            return Outcome.LOST;
        } catch (KafkaException e) {
            log.info("Record {} can't be read again now ({})", entry.id(), e.getClass().getName());
            return Outcome.AWAY;
        }
    }

    private Outcome replay(ParkedRecord entry, ConsumerRecord<byte[], byte[]> found) {
        boolean isNext = found.offset() > entry.offset();
        if (!isNext && !entry.is(found)) return Outcome.LOST;
        try {
            if (!isNext) functions.apply(entry.topic()).accept(message(found));
            parked.discard(entry.id());
            return isNext ? Outcome.GONE : Outcome.HANDLED;
        } catch (RuntimeException e) {
            if (DatabaseAway.isCauseOf(e)) return Outcome.AWAY;
            parked.failedAgain(entry, e);
            return Outcome.FAILED;
        }
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
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
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
