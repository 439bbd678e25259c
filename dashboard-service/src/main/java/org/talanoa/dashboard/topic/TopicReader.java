package org.talanoa.dashboard.topic;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.EventTopic;
import org.talanoa.dashboard.count.Dashboards;
import org.talanoa.kit.KafkaConnection;
import org.talanoa.kit.Rounds;
import org.talanoa.kit.operation.ConsumerLag;

/**
 * Reads the fact topics from their beginning and goes on for ever. It belongs to no group and
 * remembers nothing: whatever goes wrong, it begins again, and what it has counted already changes
 * nothing.
 */
@Component
class TopicReader extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration WHILE_AWAY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Map<String, EventTopic> TOPICS =
            Stream.of(
                            EventTopic.REVIEWS,
                            EventTopic.CONSULTATIONS,
                            EventTopic.REGISTRATIONS,
                            EventTopic.SEATS,
                            EventTopic.RECOMMENDATIONS,
                            EventTopic.NOTICES)
                    .collect(Collectors.toMap(EventTopic::topicName, Function.identity()));

    private final Dashboards dashboards;
    private final MeterRegistry meters;
    private final Map<String, Object> settings;
    private final Map<String, Long> lagByTopic = new ConcurrentHashMap<>();

    TopicReader(KafkaConnection kafka, Dashboards dashboards, MeterRegistry meters) {
        super("topic-reader");
        this.dashboards = dashboards;
        this.meters = meters;
        settings = new HashMap<>(kafka.settings());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        TOPICS.keySet().forEach(this::register);
    }

    private void register(String topic) {
        unreadable(topic);
        ConsumerLag.register(meters, topic, "dashboard-service", lagByTopic);
    }

    private Counter unreadable(String topic) {
        return meters.counter("talanoa.events.unreadable", "topic", topic);
    }

    @Override
    protected Optional<Duration> round() {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            read(consumer);
        } catch (InterruptException e) {
            return Optional.empty();
        } catch (KafkaException e) {
            log.debug("The broker is away; it is asked again in {}", WHILE_AWAY, e);
        } finally {
            lagByTopic.clear();
        }
        return Optional.of(WHILE_AWAY);
    }

    /** Ends early where a topic is not there yet. */
    private void read(Consumer<byte[], byte[]> consumer) {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : TOPICS.keySet()) {
            var infos = consumer.partitionsFor(topic);
            if (infos.isEmpty()) return;
            infos.forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (isRunning()) {
            consumer.poll(PATIENCE).forEach(this::count);
            measureLag(consumer, partitions);
            if (!dashboards.isComplete() && isAt(consumer, ends)) {
                dashboards.complete();
                log.info("All topics have been read to where they ended at the start");
            }
        }
    }

    private void measureLag(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        var lags = new HashMap<String, Long>();
        for (var partition : partitions) {
            var lag = consumer.currentLag(partition);
            // Not known before the first fetch; a part of the sum would look as if all were well.
            if (lag.isEmpty()) return;
            lags.merge(partition.topic(), lag.getAsLong(), Long::sum);
        }
        lagByTopic.putAll(lags);
    }

    private static boolean isAt(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /**
     * Counts a record. One that can't be read is passed over: it comes again whenever the service
     * starts.
     */
    private void count(ConsumerRecord<byte[], byte[]> record) {
        var topic = TOPICS.get(record.topic());
        if (topic == null) return;
        try {
            dashboards.count(topic, name -> header(record, name), record.value());
        } catch (RuntimeException e) {
            unreadable(record.topic()).increment();
            log.warn(
                    "Record {}:{}:{} can't be read ({}) and is not counted; the others go on",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getClass().getName());
        }
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
