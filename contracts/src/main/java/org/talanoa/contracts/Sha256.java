package org.talanoa.contracts;

/** A SHA-256 in 64 lower-case hexadecimal digits. */
public record Sha256(String value) implements Identifier {
    public Sha256 {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A SHA-256 has 64 hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
