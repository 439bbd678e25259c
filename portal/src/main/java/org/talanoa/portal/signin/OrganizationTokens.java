package org.talanoa.portal.signin;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.talanoa.portal.PortalSettings;

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
    private static final String SCOPE = "scope";
    private static final String REGISTRATION = "registration";
    private static final String DELEGATE = "delegate";

    private final JwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final String issuer;

    OrganizationTokens(
            JwtEncoder encoder, JWKSource<SecurityContext> signingKeys, PortalSettings settings) {
        this.encoder = encoder;
        this.issuer = settings.baseUrl().toString();
        this.decoder = NimbusJwtDecoder.withJwkSource(signingKeys).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
    }

    /** The token of a contact who has shown a link. */
    public OrganizationToken issue(
            String contact, List<String> registrations, List<String> delegations) {
        var claims =
                claims(contact, SELF, LIFETIME).claim(REGISTRATION, List.copyOf(registrations));
        if (!delegations.isEmpty()) {
            claims.claim(DELEGATE, List.copyOf(delegations));
        }
        return new OrganizationToken(signed(claims), registrations, delegations);
    }

    /** With this the portal itself asks to redeem a link. */
    public String toRedeem() {
        return signed(claims("portal", REDEEM, TO_REDEEM));
    }

    /** What the token reaches; nothing if it has expired or is none of an organization. */
    Optional<OrganizationToken> read(String value) {
        try {
            var jwt = decoder.decode(value);
            return SELF.equals(jwt.getClaimAsString(SCOPE))
                    ? Optional.of(
                            new OrganizationToken(
                                    value, ids(jwt, REGISTRATION), ids(jwt, DELEGATE)))
                    : Optional.empty();
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    private static List<String> ids(Jwt jwt, String claim) {
        @Nullable List<String> ids = jwt.getClaimAsStringList(claim);
        return ids == null ? List.of() : List.copyOf(ids);
    }

    private JwtClaimsSet.Builder claims(String subject, String scope, Duration lifetime) {
        var now = Instant.now();
        return JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(subject)
                .claim(SCOPE, scope)
                .issuedAt(now)
                .expiresAt(now.plus(lifetime));
    }

    private String signed(JwtClaimsSet.Builder claims) {
        return encoder.encode(JwtEncoderParameters.from(claims.build())).getTokenValue();
    }
}
