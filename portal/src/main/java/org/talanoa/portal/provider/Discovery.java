package org.talanoa.portal.provider;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.staff.ProviderSettings;

/** Learns from the provider itself where to ask what, each time anew. */
@Component
class Discovery {
    static final String ID = "provider";

    private static final Logger log = LoggerFactory.getLogger(Discovery.class);

    private final ProviderSettings settings;
    private final PortalSettings portal;
    private final ProviderHttp http;

    Discovery(ProviderSettings settings, PortalSettings portal, ProviderHttp http) {
        this.settings = settings;
        this.portal = portal;
        this.http = http;
    }

    /** Nothing while it is away, or says that it is somebody else. */
    Optional<ClientRegistration> registration() {
        try {
            var configuration = http.configuration(settings.issuer());
            if (!settings.issuer().equals(configuration.get("issuer"))) {
                log.error(
                        "The provider calls itself otherwise than OIDC_ISSUER; set that to its issuer");
                return Optional.empty();
            }
            return Optional.of(registration(configuration));
        } catch (RestClientException | IllegalArgumentException | IllegalStateException e) {
            log.warn(
                    "The provider does not say where to sign in ({}); it is asked again with the next sign-in",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private ClientRegistration registration(Map<String, Object> configuration) {
        return ClientRegistrations.fromOidcConfiguration(configuration)
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .redirectUri(portal.baseUrl().resolve(ProviderController.CALLBACK).toString())
                .clientSettings(
                        ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
                .build();
    }
}
