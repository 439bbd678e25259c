package org.talanoa.contracts;

/** A field of a registration form. */
public record FieldId(String value) implements Identifier {
    public FieldId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
