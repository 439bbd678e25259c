package org.talanoa.portal.signin;

import static org.talanoa.portal.signin.PortalTokens.SCOPE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Signs and reads the tokens of organizations. Nothing is kept of them: what one reaches stands in
 * itself, so it outlives a restart.
 */
@Component
public final class OrganizationTokens {
    public static final Duration LIFETIME = Duration.ofMinutes(60);

    /** What notification-service asks of whoever redeems a link. No client can be given it. */
    static final String REDEEM = "access-links:redeem";

    private static final Duration TO_REDEEM = Duration.ofMinutes(1);
    private static final String SELF = "self";
    private static final String REGISTRATION = "registration";
    private static final String DELEGATE = "delegate";

    private final PortalTokens tokens;

    OrganizationTokens(PortalTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * The token of a contact who has shown a link.
     *
     * @param delegations the delegates' own contact ids, {@code <registration>.<delegate>}
     */
    public OrganizationToken issue(
            String contact, List<String> registrations, List<String> delegations) {
        var claims =
                tokens.claims(contact, LIFETIME)
                        .claim(SCOPE, SELF)
                        .claim(REGISTRATION, List.copyOf(registrations));
        if (!delegations.isEmpty()) {
            claims.claim(DELEGATE, List.copyOf(delegations));
        }
        return new OrganizationToken(tokens.signed(claims), registrations, delegations);
    }

    /** With this the portal itself asks to redeem a link. */
    public String toRedeem() {
        return tokens.signed(tokens.claims("portal", TO_REDEEM).claim(SCOPE, REDEEM));
    }

    /** What the token reaches; nothing if it has expired or is none of an organization. */
    Optional<OrganizationToken> read(String value) {
        return tokens.read(value)
                .filter(jwt -> SELF.equals(jwt.getClaimAsString(SCOPE)))
                .map(jwt ->
                        new OrganizationToken(value, ids(jwt, REGISTRATION), ids(jwt, DELEGATE)));
    }

    private static List<String> ids(Jwt jwt, String claim) {
        @Nullable List<String> ids = jwt.getClaimAsStringList(claim);
        return ids == null ? List.of() : List.copyOf(ids);
    }
}
