package org.talanoa.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The topics of the house, with the settings they must have. Automatic creation is off; one step
 * creates them all.
 */
public enum EventTopic {
    REGISTRATIONS("registrations", Kept.FOR_EVER),
    /** Who has a seat in which consultation. */
    SEATS("seats", Kept.FOR_EVER),
    REVIEWS("reviews", Kept.FOR_EVER),
    CONSULTATIONS("consultations", Kept.FOR_EVER),
    RECOMMENDATIONS("recommendations", Kept.FOR_EVER),
    NOTICES("notices", Kept.FOR_EVER),
    /** Names of organizations, as far as they may be known: the newest record of each. */
    ORGANIZATIONS("organizations", Kept.NEWEST),
    /** People and their addresses: the newest record of each, until a tombstone takes it away. */
    CONTACTS("contacts", Kept.NEWEST);

    /**
     * Partitions on a cluster. The number never changes: the order of an aggregate's events hangs
     * on it.
     */
    public static final int PARTITIONS = 12;

    /** Partitions of the embedded broker. */
    public static final int PARTITIONS_EMBEDDED = 3;

    /** How a topic forgets. */
    public enum Kept {
        FOR_EVER,
        NEWEST
    }

    private final String topicName;
    private final Kept kept;

    EventTopic(String topicName, Kept kept) {
        this.topicName = topicName;
        this.kept = kept;
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }

    public Kept kept() {
        return kept;
    }

    /**
     * In what a broker's topic differs from what it must be, a sentence each.
     *
     * @param partitions how many the broker has; as many as a cluster's or the embedded broker's
     * @param settings by Kafka's names
     */
    public List<String> differences(int partitions, Map<String, String> settings) {
        var differences = new ArrayList<String>();
        if (partitions != PARTITIONS && partitions != PARTITIONS_EMBEDDED) {
            differences.add(
                    "Topic %s has %d partitions and must have %d."
                            .formatted(topicName, partitions, PARTITIONS));
        }
        settings()
                .forEach((name, value) -> {
                    var is = settings.getOrDefault(name, "nothing");
                    if (is.equals(value)) return;
                    differences.add(
                            "Topic %s has %s=%s and must have %s."
                                    .formatted(topicName, name, is, value));
                });
        return differences;
    }

    /** The topic settings that a broker must have for it (Kafka's names and values). */
    public Map<String, String> settings() {
        return switch (kept) {
            case FOR_EVER ->
                    Map.of(
                            "cleanup.policy",
                            "delete",
                            "retention.ms",
                            "-1",
                            "retention.bytes",
                            "-1");
            case NEWEST ->
                    Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", "259200000");
        };
    }
}
