package org.talanoa.contracts.review;

import java.util.List;
import org.talanoa.contracts.FieldId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.OptionId;

/**
 * The questions of a review's registration form that the secretariat has set up.
 *
 * @param version grows by one with every change; an answer names the version it was given to
 */
public record FormDefinition(int version, List<Field> fields) {

    /**
     * One question.
     *
     * @param help a sentence below the label; empty if there is none
     * @param options the choices of a {@code CHOICE} or {@code CHOICES}, else empty
     * @param maxLength of a text, in characters; 0 for choices
     */
    public record Field(
            FieldId id,
            Kind kind,
            boolean required,
            LocalizedText label,
            LocalizedText help,
            List<Option> options,
            int maxLength) {}

    public record Option(OptionId id, LocalizedText label) {}

    /** How a question is answered. Several choices are given as one string, separated by commas. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        CHOICE,
        CHOICES
    }
}
