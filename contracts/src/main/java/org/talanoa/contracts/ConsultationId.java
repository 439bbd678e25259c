package org.talanoa.contracts;

/** A consultation of a review. */
public record ConsultationId(String value) implements Identifier {
    public ConsultationId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
