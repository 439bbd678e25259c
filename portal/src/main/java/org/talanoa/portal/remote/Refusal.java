package org.talanoa.portal.remote;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** What a service refused and why, as far as a page can lead to it. */
public record Refusal(@Nullable String code, List<Entry> errors) {
    public Refusal {
        errors = errors == null ? List.of() : errors;
    }

    /** One fault of what was sent. */
    public record Entry(
            @Nullable String pointer, @Nullable String code, @Nullable String message) {}

    /** What the service's answer says; empty where it refuses without words. */
    public static Refusal of(HttpClientErrorException refusal) {
        try {
            var read = refusal.getResponseBodyAs(Refusal.class);
            return read == null ? new Refusal(null, List.of()) : read;
        } catch (RestClientException | IllegalStateException e) {
            return new Refusal(null, List.of());
        }
    }
}
