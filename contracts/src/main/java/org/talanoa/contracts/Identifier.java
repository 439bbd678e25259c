package org.talanoa.contracts;

import java.util.regex.Pattern;

/**
 * An id or a code with a type of its own, so that no event record needs a {@code String}. Every
 * implementation is a record of one component and is written as its bare value, in JSON and in a
 * database alike.
 */
public interface Identifier {
    /**
     * Letters, digits and {@code . : _ - +} only, at most {@value #MAX_LENGTH}; never a name, never
     * free text.
     */
    String value();

    int MAX_LENGTH = 200;

    Pattern ALLOWED = Pattern.compile("[A-Za-z0-9.:_+-]{1," + MAX_LENGTH + "}");

    /**
     * Lets a value pass that can be one of an id or code.
     *
     * @throws IllegalArgumentException for anything else; the message does not repeat the value
     */
    static void check(String value) {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An id or code has 1 to " + MAX_LENGTH + " letters, digits or . : _ - +");
        }
    }
}
