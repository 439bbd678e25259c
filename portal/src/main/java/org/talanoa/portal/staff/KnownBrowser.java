package org.talanoa.portal.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.remote.ClientAddress;
import org.talanoa.portal.signin.PortalTokens;

/**
 * Knows a browser again that has signed in to an account before, by a signed cookie that opens
 * nothing.
 */
@Component
class KnownBrowser {
    private static final String COOKIE = "browser";
    private static final String USE = "use";
    private static final Duration LIFETIME = Duration.ofDays(180);

    private final PortalTokens tokens;
    private final ClientAddress clients;
    private final boolean secure;

    KnownBrowser(PortalTokens tokens, ClientAddress clients, PortalSettings settings) {
        this.tokens = tokens;
        this.clients = clients;
        this.secure = settings.secure();
    }

    void remember(HttpServletResponse response, Account account) {
        var claims =
                tokens.claims(account.username(), LIFETIME)
                        .id(UUID.randomUUID().toString())
                        .claim(USE, COOKIE);
        var cookie =
                ResponseCookie.from(COOKIE, tokens.signed(claims))
                        .path("/")
                        .maxAge(LIFETIME)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(secure)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Under what name tries of this request at this account are counted. */
    String who(HttpServletRequest request, String username) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        var known =
                cookie == null
                        ? Optional.<String>empty()
                        : tokens.read(cookie.getValue())
                                .filter(jwt ->
                                        COOKIE.equals(jwt.getClaimAsString(USE))
                                                && username.equals(jwt.getSubject()))
                                .map(jwt -> "browser " + jwt.getId());
        return username + "\n" + known.orElseGet(() -> clients.of(request));
    }
}
