package org.talanoa.contracts;

/** The short name of a registration for people, like {@code TAL-7K2P-QX4M}. */
public record RegistrationReference(String value) implements Identifier {
    public RegistrationReference {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
