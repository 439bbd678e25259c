package org.talanoa.portal.signin;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.ArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.talanoa.portal.PortalSettings;

/**
 * The key the portal signs with, read once at the start: a key made anew would turn away every
 * token of before. Beside it the portal believes what the services believe, so that what was signed
 * with the key of before counts until that key leaves their file.
 */
@Configuration(proxyBeanMethods = false)
class SigningKey {
    /** The one to sign with is the first. */
    @Bean
    JWKSource<SecurityContext> signingKeys(PortalSettings settings) {
        var own = KeyFiles.signing(settings.signingKey());
        var keys = new ArrayList<JWK>();
        keys.add(own);
        if (settings.portalPublicKey() != null) {
            var trusted = KeyFiles.trusted(settings.portalPublicKey());
            if (trusted.stream().noneMatch(key -> key.getKeyID().equals(own.getKeyID()))) {
                throw new IllegalStateException(
                        "PORTAL_PUBLIC_KEY does not hold the public half of SIGNING_KEY: no service would believe what is signed with it");
            }
            trusted.stream()
                    .filter(key -> !key.getKeyID().equals(own.getKeyID()))
                    .forEach(keys::add);
        }
        return new ImmutableJWKSet<>(new JWKSet(keys));
    }

    @Bean
    JwtEncoder tokenEncoder(JWKSource<SecurityContext> signingKeys) {
        var encoder = new NimbusJwtEncoder(signingKeys);
        encoder.setJwkSelector(keys -> keys.getFirst());
        return encoder;
    }
}
