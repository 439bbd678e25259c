package org.talanoa.portal.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.remote.ClientAddress;
import org.talanoa.portal.signin.HiddenCookie;
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
    private final HiddenCookie cookie;

    KnownBrowser(PortalTokens tokens, ClientAddress clients, PortalSettings settings) {
        this.tokens = tokens;
        this.clients = clients;
        cookie = new HiddenCookie(COOKIE, "/", settings.secure());
    }

    void remember(HttpServletResponse response, Account account) {
        var claims =
                tokens.claims(account.username(), LIFETIME)
                        .id(UUID.randomUUID().toString())
                        .claim(USE, COOKIE);
        cookie.keep(response, tokens.signed(claims), LIFETIME);
    }

    /** Under what name tries of this request at this account are counted. */
    String who(HttpServletRequest request, String username) {
        var known =
                cookie.in(request)
                        .flatMap(tokens::read)
                        .filter(jwt -> COOKIE.equals(jwt.getClaimAsString(USE)))
                        .filter(jwt -> username.equals(jwt.getSubject()))
                        .map(jwt -> "browser " + jwt.getId());
        return username
                + "\n"
                + known.orElseGet(() -> "network " + ClientAddress.network(clients.of(request)));
    }
}
