package org.talanoa.kit.operation;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.talanoa.kit.event.ParkedRecord;
import org.talanoa.kit.event.ParkedRecords;
import org.talanoa.kit.event.Replay;

/** Parked records: list, replay, discard. */
@Endpoint(id = "parked")
public final class ParkedEndpoint {
    private final ParkedRecords parked;
    private final Replay replay;

    public ParkedEndpoint(ParkedRecords parked, Replay replay) {
        this.parked = parked;
        this.replay = replay;
    }

    /**
     * What is parked.
     *
     * @param total of all
     * @param oldest of these, as many as can be looked at
     */
    public record Parked(long total, List<ParkedRecord> oldest) {}

    @ReadOperation
    public Parked list() {
        return new Parked(parked.count(), parked.oldest());
    }

    @WriteOperation
    public Replay.Outcome replay(@Selector String id) {
        return replay.replay(id);
    }

    @DeleteOperation
    public boolean discard(@Selector String id) {
        return parked.discard(id);
    }
}
