package org.talanoa.kit.event;

import java.time.Instant;

/**
 * An event as it arrived.
 *
 * @param id {@code ce_id}, the same however often it arrives
 * @param aggregate whose event it is; the key of its record
 * @param version of the aggregate after it; a projection ignores what is not newer
 * @param time when it happened
 */
public record Fact<E>(String id, String aggregate, long version, Instant time, E event) {}
