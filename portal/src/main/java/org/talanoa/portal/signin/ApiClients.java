package org.talanoa.portal.signin;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.talanoa.portal.PortalSettings;

/** The programs that may ask for tokens: the one of the settings, or none. */
final class ApiClients implements RegisteredClientRepository {
    /**
     * Every scope of the API, and the one of the services' own ports, where operators list what is
     * parked and republish; but not {@code self}, which only an organization's mailed link gives.
     */
    static final List<String> SCOPES =
            List.of(
                    "registrations:read",
                    "personal-data:read",
                    "registrations:write",
                    "consultations:write",
                    "recommendations:read",
                    "recommendations:write",
                    "notices:read",
                    "notices:write",
                    "dashboards:read",
                    "operations:write");

    private final @Nullable RegisteredClient client;

    ApiClients(PortalSettings.ApiClient settings, PasswordEncoder secrets) {
        var id = settings.id();
        var secret = settings.secret();
        this.client =
                id == null || id.isBlank() || secret == null || secret.isBlank()
                        ? null
                        : client(id, Objects.requireNonNull(secrets.encode(secret)));
    }

    private static RegisteredClient client(String id, String encodedSecret) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(encodedSecret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(SCOPES))
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenFormat(OAuth2TokenFormat.SELF_CONTAINED)
                                .accessTokenTimeToLive(Duration.ofMinutes(60))
                                .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                                .build())
                .build();
    }

    @Override
    public void save(RegisteredClient registered) {
        throw new UnsupportedOperationException("API clients are set, not registered");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return client != null && client.getClientId().equals(id) ? client : null;
    }
}
