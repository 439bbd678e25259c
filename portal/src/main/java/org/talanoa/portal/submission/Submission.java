package org.talanoa.portal.submission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was handed in, as recommendation-service tells it to the organization itself. */
record Submission(
        String id,
        String registrationId,
        String reviewId,
        @Nullable String consultationId,
        String language,
        String title,
        String attribution,
        String receipt,
        List<Point> points,
        @Nullable String text,
        Instant receivedAt) {

    /** Several of them, the newest first. */
    record Page(List<Submission> items, long total) {}

    record Point(
            String id,
            String kind,
            String status,
            String text,
            List<Integer> objectives,
            List<String> topics,
            List<String> addressees) {
        @Override
        public String toString() {
            return "Point[" + id + ", " + status + "]";
        }
    }

    @Override
    public String toString() {
        return "Submission[" + id + "]";
    }
}
