package org.talanoa.kit.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.talanoa.kit.KitSettings;

/**
 * Whose tokens a service believes: the portal's. Its file holds one public key, or two while one
 * follows the other; which of them signed, a token says by the key's thumbprint (RFC 7638).
 */
@Configuration(proxyBeanMethods = false)
public class TrustedKeys {
    private static final String END = "-----END PUBLIC KEY-----";

    @Bean
    JwtDecoder portalTokens(KitSettings settings) {
        var keys = new JWKSet(read(settings.portalPublicKey()));
        return NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(keys)).build();
    }

    private static List<JWK> read(Resource file) {
        var keys = new ArrayList<JWK>();
        try {
            for (var pem : file.getContentAsString(StandardCharsets.US_ASCII).split(END, -1)) {
                if (!pem.isBlank()) keys.add(key(pem.strip() + "\n" + END));
            }
        } catch (IOException | JOSEException | IllegalArgumentException e) {
            throw unusable(file, e);
        }
        if (keys.isEmpty()) throw unusable(file, null);
        return keys;
    }

    private static JWK key(String pem) throws JOSEException {
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        return new RSAKey.Builder(RsaKeyConverters.x509().convert(bytes))
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint()
                .build();
    }

    private static IllegalStateException unusable(Resource file, @Nullable Exception cause) {
        return new IllegalStateException(
                "PORTAL_PUBLIC_KEY names "
                        + file.getDescription()
                        + ", which does not hold public RSA keys in PEM",
                cause);
    }
}
