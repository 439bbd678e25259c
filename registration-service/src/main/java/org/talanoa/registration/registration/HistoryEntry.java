package org.talanoa.registration.registration;

import java.time.Instant;

/** Who did what, and when. */
public record HistoryEntry(Instant at, What what, By by) {
    public enum What {
        RECEIVED,
        CONFIRMED,
        LAPSED
    }

    public enum By {
        ORGANIZATION,
        PLATFORM
    }
}
