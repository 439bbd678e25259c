package org.talanoa.contracts;

/**
 * A subject named by organizers: its English name with underscores, like {@code
 * immigration_detention}.
 */
public record TopicCode(String value) implements Identifier {
    public TopicCode {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
