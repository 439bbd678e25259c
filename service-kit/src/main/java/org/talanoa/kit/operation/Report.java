package org.talanoa.kit.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.kit.document.UnsentDocuments.Unsent;
import org.talanoa.kit.event.ParkedRecord;

/**
 * How a service is, for its operator: numbers, ids and classes of faults, never what a record says.
 *
 * @param kept null while the database is away
 * @param behind null while the broker is away; empty for a service without consumer groups
 * @param underWay what was begun and has not ended
 */
public record Report(
        State readiness,
        State liveness,
        @Nullable Kept kept,
        @Nullable List<Behind> behind,
        @Nullable Task underWay) {

    /** Whether something is well, and those of its parts that are not. */
    public record State(boolean up, List<Part> notUp) {}

    /** A part that is not well, or of which nothing is known, and why. */
    public record Part(String name, String status, List<String> reasons) {}

    /**
     * What stands in the database.
     *
     * @param oldestUnsent as many as can be looked at
     * @param oldestParked likewise
     */
    public record Kept(
            long unsent, List<Unsent> oldestUnsent, long parked, List<ParkedRecord> oldestParked) {}

    /** How many records of a topic were not read yet. */
    public record Behind(String topic, long records) {}

    /** What takes longer than somebody waits for. */
    public enum Task {
        REPLAY,
        REPUBLISH
    }
}
