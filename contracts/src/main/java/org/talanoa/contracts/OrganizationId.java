package org.talanoa.contracts;

/** An organization of the directory, beyond one review: a UUID. */
public record OrganizationId(String value) implements Identifier {
    public OrganizationId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
