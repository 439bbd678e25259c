package org.talanoa.portal.signin;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
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

/** The programs that may ask for tokens: the one of the settings, and those let in since. */
final class ApiClients implements RegisteredClientRepository {
    private final @Nullable RegisteredClient client;
    private final ApiClientStore store;

    ApiClients(PortalSettings.ApiClient settings, ApiClientStore store, PasswordEncoder secrets) {
        this.store = store;
        var id = settings.id();
        var secret = settings.secret();
        this.client =
                id == null || id.isBlank() || secret == null || secret.isBlank()
                        ? null
                        : client(
                                id,
                                Objects.requireNonNull(secrets.encode(secret)),
                                Set.copyOf(ApiScopes.ALL));
    }

    private static RegisteredClient client(String id, String encodedSecret, Set<String> reach) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(encodedSecret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(reach))
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
        throw new UnsupportedOperationException("Programs do not register themselves");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        if (client != null && client.getClientId().equals(id)) {
            return client;
        }
        return store.active(id)
                .map(known -> client(known.id(), known.hash(), known.scopes()))
                .orElse(null);
    }
}
