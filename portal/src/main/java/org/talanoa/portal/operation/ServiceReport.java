package org.talanoa.portal.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is, as it says itself ({@code kit.operation.Report}).
 *
 * @param kept null while its database is away
 * @param behind null while its broker is away
 */
record ServiceReport(
        State readiness,
        State liveness,
        @Nullable Kept kept,
        @Nullable List<Behind> behind,
        @Nullable String underWay) {

    record State(boolean up, List<Part> notUp) {}

    record Part(String name, String status, List<String> reasons) {}

    record Kept(long unsent, List<Unsent> oldestUnsent, long parked, List<Parked> oldestParked) {}

    record Unsent(String collection, String id, int events, Instant since, int failures) {}

    record Parked(
            String id,
            String topic,
            int partition,
            long offset,
            String key,
            String type,
            String fault,
            Instant parkedAt) {}

    record Behind(String topic, long records) {}
}
