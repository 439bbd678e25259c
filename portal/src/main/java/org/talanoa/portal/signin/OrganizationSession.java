package org.talanoa.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.talanoa.portal.PortalSettings;

/**
 * Who has come in by a link, as this browser holds it: the organization's token in a cookie that no
 * script reads and no API call counts. The portal itself remembers nobody.
 */
@Component
public final class OrganizationSession {
    /** Says why a link is asked for, and the same for a registration that is there or is not. */
    public static final String NEEDED = "/access?notice=SESSION_NEEDED";

    private final OrganizationTokens tokens;
    private final HiddenCookie cookie;

    OrganizationSession(OrganizationTokens tokens, PortalSettings settings) {
        this.tokens = tokens;
        cookie = new HiddenCookie("session", "/", settings.secure());
    }

    public void start(HttpServletResponse response, OrganizationToken token) {
        cookie.keep(response, token.value(), OrganizationTokens.LIFETIME);
    }

    public void end(HttpServletResponse response) {
        cookie.end(response);
    }

    public Optional<OrganizationToken> of(HttpServletRequest request) {
        return cookie.in(request).flatMap(tokens::read);
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
}
