package org.talanoa.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** How long each of many things took. */
final class Timings {
    private final long[] nanos;

    /**
     * @param nanos in any order, at least one
     */
    Timings(Collection<Long> nanos) {
        if (nanos.isEmpty()) throw new IllegalArgumentException("Nothing was measured");
        this.nanos = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    int count() {
        return nanos.length;
    }

    /** The least time within which this share of them (0 to 1) was done. */
    Duration within(double share) {
        if (share < 0 || share > 1) throw new IllegalArgumentException("No share: " + share);
        int rank = (int) Math.ceil(share * nanos.length);
        return Duration.ofNanos(nanos[Math.max(rank, 1) - 1]);
    }

    Duration longest() {
        return Duration.ofNanos(nanos[nanos.length - 1]);
    }

    /** As it stands in the table: median, 99 of 100, and the longest. */
    @Override
    public String toString() {
        return "p50 %s, p99 %s, max %s"
                .formatted(millis(within(0.5)), millis(within(0.99)), millis(longest()));
    }

    static String millis(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    /** The one in the middle, or between the two in the middle. */
    static double median(Collection<Double> values) {
        if (values.isEmpty()) throw new IllegalArgumentException("Nothing was measured");
        var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
