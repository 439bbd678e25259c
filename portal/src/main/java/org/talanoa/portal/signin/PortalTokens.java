package org.talanoa.portal.signin;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.talanoa.portal.PortalSettings;

/** Signs what the portal vouches for, and knows its own signature again. */
@Component
public final class PortalTokens {
    /** The claim that services read scopes from. */
    public static final String SCOPE = "scope";

    private final JwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final String issuer;
    private final Clock clock;

    PortalTokens(
            JwtEncoder encoder,
            JWKSource<SecurityContext> signingKeys,
            PortalSettings settings,
            Clock clock) {
        this.clock = clock;
        this.encoder = encoder;
        this.issuer = settings.baseUrl().toString();
        this.decoder = NimbusJwtDecoder.withJwkSource(signingKeys).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
    }

    /** The claims that every token has; the caller adds its own. */
    public JwtClaimsSet.Builder claims(String subject, Duration lifetime) {
        var now = clock.instant();
        return JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(subject)
                .issuedAt(now)
                .expiresAt(now.plus(lifetime));
    }

    /** The token itself, nobody's to log. */
    public String signed(JwtClaimsSet.Builder claims) {
        return encoder.encode(JwtEncoderParameters.from(claims.build())).getTokenValue();
    }

    /** What a token says; nothing if it has expired, was changed, or is none of ours. */
    public Optional<Jwt> read(String value) {
        try {
            return Optional.of(decoder.decode(value));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }
}
