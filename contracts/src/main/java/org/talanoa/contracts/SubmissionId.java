package org.talanoa.contracts;

/** What an organization handed in: a UUID. */
public record SubmissionId(String value) implements Identifier {
    public SubmissionId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
