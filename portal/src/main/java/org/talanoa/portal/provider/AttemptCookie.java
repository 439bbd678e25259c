package org.talanoa.portal.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.signin.PortalTokens;

/**
 * Keeps an attempt in a signed cookie, so that the portal remembers nothing. It has to be of mode
 * Lax: who comes back from the provider comes from another site.
 */
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
    private final boolean secure;

    AttemptCookie(PortalTokens tokens, PortalSettings settings) {
        this.tokens = tokens;
        this.secure = settings.secure();
    }

    void keep(HttpServletResponse response, Attempt attempt) {
        var claims =
                tokens.claims("nobody", LIFETIME)
                        .claim(USE, COOKIE)
                        .claim(STATE, attempt.state())
                        .claim(NONCE, attempt.nonce())
                        .claim(VERIFIER, attempt.verifier())
                        .claim(NEXT, attempt.next());
        keep(response, tokens.signed(claims), LIFETIME);
    }

    /** The attempt, which is used up by this, if it began less than ten minutes ago. */
    Optional<Attempt> take(HttpServletRequest request, HttpServletResponse response) {
        keep(response, "", Duration.ZERO);
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null
                ? Optional.empty()
                : tokens.read(cookie.getValue())
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

    private void keep(HttpServletResponse response, String value, Duration time) {
        var cookie =
                ResponseCookie.from(COOKIE, value)
                        .path("/signin/provider")
                        .maxAge(time)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(secure)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
