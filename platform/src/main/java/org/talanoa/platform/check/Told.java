package org.talanoa.platform.check;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a topic tells of one key: that each event is there once, or once more just as it was. A
 * state that is told once more may say more than before: a newer release may have told it.
 */
final class Told {
    private static final Pattern STATE = Pattern.compile(":state(\\.\\d+)?$");

    private final Map<String, Integer> valueOfId = new HashMap<>();
    private long newest;
    private @Nullable JsonNode state;
    private boolean outOfOrder;
    private boolean contradictory;

    /**
     * @param id {@code ce_id}
     * @param version of the aggregate, as the id has it
     */
    void add(String id, long version, int valueHash, JsonNode value) {
        var before = valueOfId.putIfAbsent(id, valueHash);
        boolean isState = STATE.matcher(id).find();
        if (before != null && !isState) contradictory |= before != valueHash;
        if (before != null && !(isState && version == newest)) return;
        outOfOrder |= version < newest;
        if (version >= newest) state = value;
        newest = Math.max(newest, version);
    }

    long newest() {
        return newest;
    }

    /** The newest record's value. */
    @Nullable JsonNode state() {
        return state;
    }

    int events() {
        return valueOfId.size();
    }

    boolean isOutOfOrder() {
        return outOfOrder;
    }

    /** Whether one {@code ce_id} came with different values. */
    boolean isContradictory() {
        return contradictory;
    }
}
