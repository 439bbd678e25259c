package org.talanoa.portal.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.signin.HiddenCookie;
import org.talanoa.portal.signin.PortalTokens;

/** Keeps an attempt in a signed cookie, so that the portal remembers nothing. */
@Component
class AttemptCookie {
    private static final String COOKIE = "attempt";
    private static final String USE = "use";
    private static final String STATE = "state";
    private static final String NONCE = "once";
    private static final String VERIFIER = "verifier";
    private static final String NEXT = "next";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final PortalTokens tokens;
    private final HiddenCookie cookie;

    AttemptCookie(PortalTokens tokens, PortalSettings settings) {
        this.tokens = tokens;
        cookie = new HiddenCookie(COOKIE, "/signin/provider", settings.secure());
    }

    void keep(HttpServletResponse response, Attempt attempt) {
        var claims =
                tokens.claims("nobody", LIFETIME)
                        .claim(USE, COOKIE)
                        .claim(STATE, attempt.state())
                        .claim(NONCE, attempt.nonce())
                        .claim(VERIFIER, attempt.verifier())
                        .claim(NEXT, attempt.next());
        cookie.keep(response, tokens.signed(claims), LIFETIME);
    }

    /** The attempt, which is used up by this, if it began less than ten minutes ago. */
    Optional<Attempt> take(HttpServletRequest request, HttpServletResponse response) {
        cookie.end(response);
        return cookie.in(request)
                .flatMap(tokens::read)
                .filter(jwt -> COOKIE.equals(jwt.getClaimAsString(USE)))
                .map(jwt ->
                        new Attempt(
                                text(jwt, STATE),
                                text(jwt, NONCE),
                                text(jwt, VERIFIER),
                                text(jwt, NEXT)));
    }

    private static String text(Jwt jwt, String claim) {
        return Objects.requireNonNull(jwt.getClaimAsString(claim));
    }
}
