package org.talanoa.contracts;

/**
 * 128 random bits or more in base64url. Worthless without the link key: who holds both derives the
 * token of a link.
 */
public record Nonce(String value) implements Identifier {
    public Nonce {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
