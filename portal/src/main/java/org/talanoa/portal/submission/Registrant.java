package org.talanoa.portal.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who hands in, as registration-service tells it: what decides how others will see it. */
record Registrant(
        String reviewId,
        String status,
        @Nullable Organization organization,
        @Nullable String visibility,
        @Nullable Consents consents) {
    private static final List<String> MAY_HAND_IN = List.of("UNDER_REVIEW", "APPROVED");

    record Organization(@Nullable String name, @Nullable String type, @Nullable String country) {}

    record Consents(boolean publishName) {}

    /** A seat is not needed, and no decision either; only an address that somebody has proven. */
    static boolean mayHandIn(String status) {
        return MAY_HAND_IN.contains(status);
    }

    boolean isConfidential() {
        return "CONFIDENTIAL".equals(visibility);
    }

    boolean keepsItsName() {
        return consents != null && !consents.publishName();
    }

    @Override
    public String toString() {
        return "Registrant[" + status + "]";
    }
}
