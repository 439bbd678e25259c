package org.talanoa.portal.review;

/**
 * A state as it is shown: colour, picture and word together, never one alone.
 *
 * @param tone classes of the style sheet
 * @param icon name in {@code icons.svg}
 * @param key of the word in the bundles
 */
public record Chip(String tone, String icon, String key) {
    public static Chip of(Consultation consultation) {
        if (consultation.isFull()) {
            return new Chip("tone-wait", "queue", "consultation.full");
        }
        return switch (consultation.status()) {
            case "OPEN" -> new Chip("tone-good", "check", "consultation.OPEN");
            case "REGISTRATION_CLOSED" ->
                    new Chip("tone-calm", "lock", "consultation.REGISTRATION_CLOSED");
            case "HELD" -> new Chip("tone-calm chip-ended", "check", "consultation.HELD");
            case "CLOSED" -> new Chip("tone-calm chip-ended", "doc", "consultation.CLOSED");
            case "CANCELLED" -> new Chip("tone-bad", "cross", "consultation.CANCELLED");
            // Also for states of a later release that this portal doesn't know yet.
            default -> new Chip("tone-news", "clock", "consultation.ANNOUNCED");
        };
    }

    /** How a registration stands. */
    public static Chip ofRegistration(String status) {
        var key = "registration." + status;
        return switch (status) {
            case "UNCONFIRMED" -> new Chip("tone-calm chip-act", "mail", key);
            case "UNDER_REVIEW" -> new Chip("tone-wait", "clock", key);
            case "APPROVED" -> new Chip("tone-good", "check", key);
            case "DECLINED" -> new Chip("tone-bad", "cross", key);
            case "WITHDRAWN" -> new Chip("tone-calm chip-ended", "leave", key);
            // A state of a later release that this portal doesn't know yet.
            default -> new Chip("tone-calm", "info", "registration.UNKNOWN");
        };
    }

    /** How it stands with a seat. */
    public static Chip ofSeat(String state) {
        var key = "seat." + state;
        return switch (state) {
            case "REQUESTED" -> new Chip("tone-calm", "clock", key);
            case "CONFIRMED" -> new Chip("tone-good", "seat", key);
            case "WAITLISTED" -> new Chip("tone-wait", "queue", key);
            case "OFFERED" -> new Chip("tone-news chip-act", "bell", key);
            case "REFUSED" -> new Chip("tone-bad", "cross", key);
            case "EXPIRED", "RELEASED", "NONE" -> new Chip("tone-calm chip-ended", "cross", key);
            default -> new Chip("tone-calm", "clock", "seat.UNKNOWN");
        };
    }

    /** What became of a point. */
    public static Chip ofPoint(String status) {
        var key = "points.status." + status;
        return switch (status) {
            case "RECEIVED" -> new Chip("tone-wait chip-act", "clock", key);
            case "ACCEPTED" -> new Chip("tone-good", "check", key);
            case "RETURNED" -> new Chip("tone-news", "arrow", key);
            case "REJECTED" -> new Chip("tone-bad", "cross", key);
            case "SPLIT", "WITHDRAWN" -> new Chip("tone-calm chip-ended", "cross", key);
            // A state of a later release that this portal doesn't know yet.
            default -> new Chip("tone-calm", "info", "points.status.UNKNOWN");
        };
    }
}
