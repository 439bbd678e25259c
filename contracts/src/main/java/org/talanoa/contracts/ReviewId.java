package org.talanoa.contracts;

/** A review, by its code, like {@code gcm-ap-2020-2021}. */
public record ReviewId(String value) implements Identifier {
    public ReviewId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
