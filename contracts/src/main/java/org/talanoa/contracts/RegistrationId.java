package org.talanoa.contracts;

/** A registration: a UUID. */
public record RegistrationId(String value) implements Identifier {
    public RegistrationId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
