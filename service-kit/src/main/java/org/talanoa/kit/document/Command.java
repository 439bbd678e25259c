package org.talanoa.kit.document;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asked for, so that asking twice does it once.
 *
 * @param operation what is asked, like {@code POST /api/v1/registrations}
 * @param caller who asks; keys of different callers never meet
 * @param key the {@code Idempotency-Key}; null where the caller sent none
 * @param request an HMAC of the request: the same key with another one is refused
 * @param ifMatch the {@code If-Match} header (RFC 9110, 13.1.1): the versions that the caller
 *     means; null for any
 */
public record Command(
        String operation,
        String caller,
        @Nullable String key,
        String request,
        @Nullable String ifMatch) {
    /** What the house does by itself; it repeats by deciding again, not by a key. */
    public static Command none() {
        return new Command("", "", null, "", null);
    }

    /** Whether the caller means this version. */
    boolean isMeantFor(Versioned<?> version) {
        return ifMatch == null
                || Stream.of(ifMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(version.eTag()));
    }

    /** The mark that a document keeps of a command with a key. */
    Optional<String> mark() {
        return Optional.ofNullable(key).map(k -> operation + " " + caller + " " + k);
    }
}
