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
}
