package org.talanoa.portal.point;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A point as recommendation-service tells it to staff. */
record Point(
        String id,
        String submissionId,
        String reviewId,
        @Nullable String consultationId,
        String registrationId,
        @Nullable String type,
        @Nullable String country,
        String kind,
        String status,
        String text,
        List<Integer> objectives,
        String language,
        String attribution,
        Instant receivedAt) {

    /**
     * One page of them.
     *
     * @param organizations how many organizations say them, on all pages
     */
    record Page(List<Point> items, int page, int size, long total, long organizations) {}

    @Override
    public String toString() {
        return "Point[" + id + "]";
    }
}
