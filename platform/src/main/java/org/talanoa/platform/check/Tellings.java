package org.talanoa.platform.check;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.EventTopic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** All that the topics tell, by topic and key. Of a topic that forgets, what is left. */
final class Tellings {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Pattern ID = Pattern.compile("(.+):(\\d+)(:state)?(\\.\\d+)?");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<EventTopic, Map<String, Told>> told = new EnumMap<>(EventTopic.class);

    /** Each seat for itself, by {@code consultation:registration}. */
    private final Map<String, Told> seats = new HashMap<>();

    /** What facts call for telling somebody. */
    private final Notices notices = new Notices();

    private Tellings() {}

    /** Reads every topic from its beginning to where it ends now. */
    static Tellings read(Map<String, Object> kafka) {
        var topics = new Tellings();
        try (var consumer =
                new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    Arrays.stream(EventTopic.values())
                            .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(PATIENCE).forEach(topics::add);
            }
        }
        return topics;
    }

    private void add(ConsumerRecord<String, byte @Nullable []> record) {
        var id = ID.matcher(requireNonNull(header(record, "ce_id"), "A record has no ce_id"));
        if (!id.matches()) throw new IllegalStateException("A ce_id has no version");
        var version = Long.parseLong(id.group(2));
        var bytes = record.value();
        var value = bytes == null ? NullNode.getInstance() : JSON.readTree(bytes);
        var hash = Arrays.hashCode(bytes);
        of(topic(record.topic()))
                .computeIfAbsent(record.key(), _ -> new Told())
                .add(id.group(), version, hash, value);
        notices.add(id.group(), String.valueOf(header(record, "ce_type")), value);
        var seat = value.path("seat");
        if (seat.isObject()) {
            seats.computeIfAbsent(seatOf(seat), _ -> new Told())
                    .add(id.group(), version, hash, value);
        }
    }

    private static String seatOf(JsonNode seat) {
        return seat.path("consultation").asString() + ":" + seat.path("registration").asString();
    }

    Map<String, Told> of(EventTopic topic) {
        return told.computeIfAbsent(topic, _ -> new HashMap<>());
    }

    Map<String, Told> seats() {
        return seats;
    }

    Notices notices() {
        return notices;
    }

    private static EventTopic topic(String name) {
        return Arrays.stream(EventTopic.values())
                .filter(topic -> topic.topicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
