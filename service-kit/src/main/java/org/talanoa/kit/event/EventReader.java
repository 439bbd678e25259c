package org.talanoa.kit.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import tools.jackson.databind.exc.InvalidFormatException;

/**
 * Reads records of topics as facts. Types and enum values that this service does not know yet are
 * skipped and counted.
 */
public final class EventReader {
    private static final Logger log = LoggerFactory.getLogger(EventReader.class);
    private static final Pattern ID = Pattern.compile("(.+):(\\d+)(:state)?(\\.\\d+)?");

    private final EventJson json;
    private final MeterRegistry meters;
    private final Map<Class<?>, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    public EventReader(EventJson json, MeterRegistry meters) {
        this.json = json;
        this.meters = meters;
        // Counted from the start, so that the first is seen as a rise.
        for (var unknown : List.of("type", "value")) skipped(unknown);
    }

    /**
     * Reads a record as one of these events.
     *
     * @return empty for what is skipped: an unknown type, an unknown enum value
     * @throws RuntimeException for what is no event at all; the record is then parked
     */
    public <E> Optional<Fact<E>> read(Message<?> message, Class<E> events) {
        if (!(message.getPayload() instanceof byte[] value)) {
            throw new IllegalArgumentException("A record has no value");
        }
        return read(name -> text(header(message, name)), value, events);
    }

    /**
     * The key of a tombstone: a record of a compacted topic that takes away what had its key. Empty
     * for a record with a value.
     *
     * @param message of any payload: that of a tombstone is no array of bytes
     */
    public Optional<String> tombstone(Message<?> message) {
        if (message.getPayload() instanceof byte[] value && value.length > 0) {
            return Optional.empty();
        }
        var key = text(message.getHeaders().get(KafkaHeaders.RECEIVED_KEY));
        if (key == null) throw new IllegalArgumentException("A tombstone has no key");
        return Optional.of(key);
    }

    /** The same for whoever reads a topic without a binding. */
    public <E> Optional<Fact<E>> read(Headers headers, byte[] value, Class<E> events) {
        var type = headers.required("ce_type");
        var event = known.computeIfAbsent(events, EventTypes::of).get(type);
        if (event == null) return skip("type", type);
        var id = ID.matcher(headers.required("ce_id"));
        if (!id.matches()) throw new IllegalArgumentException("ce_id has no version");
        try {
            var read = events.cast(json.read(value, event));
            var time = Instant.parse(headers.required("ce_time"));
            return Optional.of(
                    new Fact<>(
                            headers.required("ce_id"),
                            id.group(1),
                            Long.parseLong(id.group(2)),
                            time,
                            read));
        } catch (InvalidFormatException e) {
            if (e.getTargetType() != null && e.getTargetType().isEnum()) return skip("value", type);
            throw e;
        }
    }

    private <E> Optional<Fact<E>> skip(String unknown, String type) {
        skipped(unknown).increment();
        log.debug("Skipped an event of type {}: unknown {}", type, unknown);
        return Optional.empty();
    }

    private Counter skipped(String unknown) {
        return meters.counter("talanoa.events.skipped", "unknown", unknown);
    }

    /**
     * The binder shows CloudEvents attributes as {@code ce-}, other producers' headers stay {@code
     * ce_}.
     */
    private static @Nullable Object header(Message<?> message, String name) {
        var headers = message.getHeaders();
        var value = headers.get(name);
        return value != null ? value : headers.get(name.replace('_', '-'));
    }

    private static @Nullable String text(@Nullable Object header) {
        return switch (header) {
            case null -> null;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            default -> header.toString();
        };
    }

    /** The headers of a record, as text. */
    @FunctionalInterface
    public interface Headers {
        @Nullable String get(String name);

        private String required(String name) {
            var value = get(name);
            if (value == null) throw new IllegalArgumentException("A record has no " + name);
            return value;
        }
    }
}
