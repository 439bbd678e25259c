package org.talanoa.portal;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import org.talanoa.portal.remote.Service;

/**
 * The portal's settings; what each is for stands in {@code application.yml}.
 *
 * @param baseUrl the origin that people and programs see; the issuer of tokens
 * @param signingKey a private RSA key, PKCS#8 in PEM
 * @param portalPublicKey the public keys that services believe; without it, the half of the signing
 *     key alone
 */
@Validated
@ConfigurationProperties("talanoa")
public record PortalSettings(
        @NotNull(message = "BASE_URL must name the public origin, like https://talanoa.example.org")
                URI baseUrl,
        @NotNull(
                        message =
                                "SIGNING_KEY must name the file of the portal's private RSA key, like file:/etc/talanoa/portal-key.pem")
                Resource signingKey,
        @Nullable Resource portalPublicKey,
        ApiClient apiClient,
        @NotNull Map<Service, URI> services,
        @NotNull Gateway gateway) {

    /** The first program that may ask for tokens. Without both, there is none. */
    public record ApiClient(@Nullable String id, @Nullable String secret) {
        @Override
        public String toString() {
            return "ApiClient[" + id + "]";
        }
    }

    /** Limits of API calls on their way to a service. */
    public record Gateway(Duration connectTimeout, Duration readTimeout, DataSize bodyLimit) {}

    /** Whether people reach the portal by https, so that cookies and browsers can be held to it. */
    public boolean secure() {
        return "https".equals(baseUrl.getScheme());
    }
}
