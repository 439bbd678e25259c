package org.talanoa.kit.event;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

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
        Instant parkedAt) {}
