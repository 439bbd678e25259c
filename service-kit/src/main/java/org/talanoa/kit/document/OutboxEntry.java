package org.talanoa.kit.document;

import java.time.Instant;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.EventTopic;

/**
 * A record on its way to the broker; it lies in the document whose write made it until the broker
 * has it.
 *
 * @param id {@code ce_id}: aggregate id and version; {@code :state} where it tells the state once
 *     more; the place where several tell of one aggregate, as of the seats of a ledger
 * @param type {@code ce_type}; null for a tombstone
 * @param key of the record
 * @param value JSON; null for a tombstone
 * @param traceparent W3C trace context of the request that caused it
 */
public record OutboxEntry(
        String id,
        EventTopic topic,
        String key,
        @Nullable String type,
        Instant time,
        @Nullable Binary value,
        @Nullable String traceparent) {

    /** What the broker can never take is refused before the write. */
    static final int MAX_BYTES = 256 * 1024;

    /** Whether this takes back what the other would tell. */
    boolean takesBack(OutboxEntry other) {
        return value == null && topic == other.topic && key.equals(other.key);
    }

    @Override
    public String toString() {
        return "OutboxEntry[" + id + " " + type + "]";
    }
}
