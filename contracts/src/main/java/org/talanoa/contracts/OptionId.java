package org.talanoa.contracts;

/** A choice that a field of a registration form offers. */
public record OptionId(String value) implements Identifier {
    public OptionId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
