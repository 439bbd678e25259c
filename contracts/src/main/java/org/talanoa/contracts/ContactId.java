package org.talanoa.contracts;

/**
 * Somebody who gets mail: {@code <registration>.<person>}, so that no id is shared between
 * registrations.
 */
public record ContactId(String value) implements Identifier {
    public ContactId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
