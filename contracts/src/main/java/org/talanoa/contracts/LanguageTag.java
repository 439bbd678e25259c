package org.talanoa.contracts;

/** A language, BCP 47, like {@code en} or {@code zh}. */
public record LanguageTag(String value) implements Identifier {
    public LanguageTag {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
