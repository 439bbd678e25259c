package org.talanoa.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.WebUtils;
import org.talanoa.portal.PortalSettings;

/**
 * Who has come in by a link, as this browser holds it: the organization's token in a cookie that no
 * script reads and no API call counts. The portal itself remembers nobody.
 */
@Component
public final class OrganizationSession {
    /** Says why a link is asked for, and the same for a registration that is there or is not. */
    public static final String NEEDED = "/access?notice=SESSION_NEEDED";

    private static final String COOKIE = "session";

    private final OrganizationTokens tokens;
    private final boolean secure;

    OrganizationSession(OrganizationTokens tokens, PortalSettings settings) {
        this.tokens = tokens;
        this.secure = settings.secure();
    }

    public void start(HttpServletResponse response, OrganizationToken token) {
        keep(response, token.value(), OrganizationTokens.LIFETIME);
    }

    public void end(HttpServletResponse response) {
        keep(response, "", Duration.ZERO);
    }

    public Optional<OrganizationToken> of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : tokens.read(cookie.getValue());
    }

    /**
     * The same, if it reaches this registration as its focal point.
     *
     * @throws ResponseStatusException not found, for a delegate in it: another link would lead no
     *     further
     */
    public Optional<OrganizationToken> reaching(String registration, HttpServletRequest request) {
        var token = of(request);
        if (token.filter(one -> one.isOfDelegateIn(registration)).isPresent()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return token.filter(one -> one.reaches(registration));
    }

    private void keep(HttpServletResponse response, String value, Duration time) {
        var cookie =
                ResponseCookie.from(COOKIE, value)
                        .path("/")
                        .maxAge(time)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(secure)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
