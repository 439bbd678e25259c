package org.talanoa.portal.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;
import org.talanoa.portal.PortalSettings;

/**
 * The key the portal signs tokens with, read once at the start: a key made anew would turn away
 * every token of before.
 */
@Configuration(proxyBeanMethods = false)
class SigningKey {
    @Bean
    JWKSource<SecurityContext> signingKeys(PortalSettings settings) {
        return new ImmutableJWKSet<>(new JWKSet(read(settings.signingKey())));
    }

    private static RSAKey read(Resource file) {
        try (var pem = file.getInputStream()) {
            if (!(RsaKeyConverters.pkcs8().convert(pem) instanceof RSAPrivateCrtKey key)) {
                throw unusable(file, null);
            }
            var publicKey =
                    (RSAPublicKey)
                            KeyFactory.getInstance("RSA")
                                    .generatePublic(
                                            new RSAPublicKeySpec(
                                                    key.getModulus(), key.getPublicExponent()));
            return new RSAKey.Builder(publicKey)
                    .privateKey(key)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (IOException
                | GeneralSecurityException
                | JOSEException
                | IllegalArgumentException e) {
            throw unusable(file, e);
        }
    }

    private static IllegalStateException unusable(Resource file, @Nullable Exception cause) {
        return new IllegalStateException(
                "SIGNING_KEY names "
                        + file.getDescription()
                        + ", which holds no private RSA key in PKCS#8 PEM",
                cause);
    }
}
