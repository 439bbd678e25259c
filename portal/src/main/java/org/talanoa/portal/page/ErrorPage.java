package org.talanoa.portal.page;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.talanoa.portal.remote.Service;

/**
 * What a person reads instead of the page, as keys of the bundles: what happened, and what she can
 * do.
 *
 * @param again whether it may help to ask for the page once more
 */
public record ErrorPage(String titleKey, String wordsKey, String nextKey, boolean again) {
    static ErrorPage of(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> named("not-found", false);
            case FORBIDDEN -> named("forbidden", false);
            case SERVICE_UNAVAILABLE -> named("away", true);
            default -> status.is4xxClientError() ? named("unreadable", false) : named("ours", true);
        };
    }

    /** Says which part of ours does not answer. */
    static ErrorPage away(Service service) {
        return new ErrorPage(
                "error.away.title",
                "error.away." + service.name().toLowerCase(Locale.ROOT) + ".words",
                "error.away.next",
                true);
    }

    static ErrorPage notAllowed() {
        return named("not-allowed", false);
    }

    /** The same for what was asked by this method: only a page can be asked for again as it is. */
    ErrorPage asked(String method) {
        return new ErrorPage(titleKey, wordsKey, nextKey, again && method.equals("GET"));
    }

    private static ErrorPage named(String name, boolean again) {
        var key = "error." + name;
        return new ErrorPage(key + ".title", key + ".words", key + ".next", again);
    }
}
