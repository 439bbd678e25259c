package org.talanoa.portal.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.signin.PortalTokens;

/**
 * Who of the secretariat has signed in, as this browser holds it: a signed cookie that no script
 * reads and no service takes, as it carries no scope. It outlives a restart of the portal.
 */
@Component
public final class StaffSession {
    static final Duration LIFETIME = Duration.ofHours(8);

    private static final String COOKIE = "staff";
    private static final String USE = "use";
    private static final String NAME = "name";
    private static final String ROLES = "roles";

    private final PortalTokens tokens;
    private final boolean secure;

    StaffSession(PortalTokens tokens, PortalSettings settings) {
        this.tokens = tokens;
        this.secure = settings.secure();
    }

    /** Lets her in for eight hours. */
    public void start(HttpServletResponse response, StaffMember member) {
        var claims =
                tokens.claims(member.id(), LIFETIME)
                        .claim(USE, COOKIE)
                        .claim(NAME, member.name())
                        .claim(ROLES, member.roles().stream().map(Role::name).sorted().toList());
        keep(response, tokens.signed(claims), LIFETIME);
    }

    /** Takes the session from this browser. */
    public void end(HttpServletResponse response) {
        keep(response, "", Duration.ZERO);
    }

    /** Who is signed in with this browser. */
    public Optional<StaffMember> of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null
                ? Optional.empty()
                : tokens.read(cookie.getValue())
                        .filter(jwt -> COOKIE.equals(jwt.getClaimAsString(USE)))
                        .map(StaffSession::member);
    }

    private static StaffMember member(Jwt jwt) {
        return new StaffMember(
                jwt.getSubject(),
                jwt.getClaimAsString(NAME),
                Role.named(jwt.getClaimAsStringList(ROLES)));
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
