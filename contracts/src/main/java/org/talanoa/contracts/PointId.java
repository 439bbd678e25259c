package org.talanoa.contracts;

/** One point of a submission; the API calls its resource a recommendation. */
public record PointId(String value) implements Identifier {
    public PointId {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
