package org.talanoa.contracts.seat;

/**
 * {@code REQUESTED → CONFIRMED | WAITLISTED | REFUSED}, {@code WAITLISTED → OFFERED → CONFIRMED |
 * EXPIRED}, and {@code RELEASED}.
 */
public enum SeatState {
    REQUESTED,
    CONFIRMED,
    WAITLISTED,
    OFFERED,
    EXPIRED,
    REFUSED,
    RELEASED
}
