package org.talanoa.contracts;

/** ISO 3166-1 alpha-2, like {@code TH}. */
public record CountryCode(String value) implements Identifier {
    public CountryCode {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
