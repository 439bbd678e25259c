package org.talanoa.kit.document;

import java.time.Instant;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.EventTopic;

/**
 * A record on its way to the broker; it lies in the document whose write made it until the broker
 * has it.
 *
 * @param id {@code ce_id}: aggregate id and version
 * @param type {@code ce_type}
 * @param key of the record
 * @param value JSON
 * @param traceparent W3C trace context of the request that caused it
 */
public record OutboxEntry(
        String id,
        EventTopic topic,
        String key,
        String type,
        Instant time,
        Binary value,
        @Nullable String traceparent) {

    /** What the broker can never take is refused before the write. */
    static final int MAX_BYTES = 256 * 1024;

    @Override
    public String toString() {
        return "OutboxEntry[" + id + " " + type + "]";
    }
}
