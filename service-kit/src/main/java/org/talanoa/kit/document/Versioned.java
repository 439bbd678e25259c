package org.talanoa.kit.document;

/**
 * An aggregate as it is stored.
 *
 * @param version grows by one with every change, from 1; the aggregate itself does not know it
 */
public record Versioned<A>(String id, long version, A state) {
    /** The version as an {@code ETag} shows it (RFC 9110, 8.8.3). */
    public String eTag() {
        return "\"" + version + "\"";
    }
}
