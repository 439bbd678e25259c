package org.talanoa.kit.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled. It holds no value: replaying reads the topic again.
 *
 * @param id topic, partition and offset
 * @param fault the class of what went wrong, never its message
 */
public record ParkedRecord(
        @BsonId String id,
        String topic,
        int partition,
        long offset,
        String key,
        String type,
        String fault,
        Instant parkedAt) {

    static ParkedRecord of(ConsumerRecord<?, ?> record, String fault, Instant now) {
        return new ParkedRecord(
                record.topic() + ":" + record.partition() + ":" + record.offset(),
                record.topic(),
                record.partition(),
                record.offset(),
                text(record.key()),
                type(record),
                fault,
                now);
    }

    /** Whether it is what lies there: after a lost cluster another can have come to its place. */
    boolean is(ConsumerRecord<?, ?> record) {
        return record.offset() == offset
                && text(record.key()).equals(key)
                && type(record).equals(type);
    }

    private static String type(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader("ce_type");
        return header == null ? "" : text(header.value());
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            default -> value.toString();
        };
    }
}
