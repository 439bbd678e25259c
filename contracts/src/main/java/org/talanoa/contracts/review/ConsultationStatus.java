package org.talanoa.contracts.review;

/**
 * {@code DRAFT → ANNOUNCED → OPEN → REGISTRATION_CLOSED → HELD → CLOSED}, and {@code CANCELLED}.
 */
public enum ConsultationStatus {
    DRAFT,
    ANNOUNCED,
    OPEN,
    REGISTRATION_CLOSED,
    HELD,
    CLOSED,
    CANCELLED
}
