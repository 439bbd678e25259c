package org.talanoa.portal.staff;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The OpenID Connect provider by which staff may sign in, beside the accounts of the portal.
 *
 * @param issuer as it calls itself; without it there is none
 * @param name as the sign-in page calls it
 * @param rolesClaim the claim that says what she is there, with dots between its levels
 * @param roles for each of our roles, what the claim has to say
 */
@ConfigurationProperties("talanoa.openid")
public record ProviderSettings(
        String issuer,
        String clientId,
        String clientSecret,
        String name,
        List<String> scopes,
        String rolesClaim,
        Map<Role, Set<String>> roles) {
    /**
     * @throws IllegalArgumentException if there is a provider and something is missing that nobody
     *     could sign in without
     */
    public ProviderSettings {
        if (!issuer.isBlank()) {
            needed("OIDC_CLIENT_ID", clientId);
            needed("OIDC_CLIENT_SECRET", clientSecret);
            needed("OIDC_ROLES_CLAIM", rolesClaim);
            if (roles.values().stream().allMatch(Set::isEmpty)) {
                throw new IllegalArgumentException(
                        "OIDC_ISSUER is set, but no role of ours is given to anybody: set OIDC_ROLE_ADMINISTRATOR or another OIDC_ROLE");
            }
            if (!scopes.contains("openid")) {
                throw new IllegalArgumentException("OIDC_SCOPES has to name openid");
            }
            var host = hostOf(issuer);
            name = name.isBlank() ? host : name;
        }
    }

    public boolean exists() {
        return !issuer.isBlank();
    }

    private static String hostOf(String issuer) {
        @Nullable String host = URI.create(issuer).getHost();
        if (host == null) {
            throw new IllegalArgumentException(
                    "OIDC_ISSUER has to be an address like https://id.example.org/realm");
        }
        return host;
    }

    private static void needed(String setting, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "OIDC_ISSUER is set, so " + setting + " must be, too");
        }
    }

    @Override
    public String toString() {
        return "ProviderSettings[" + issuer + "]";
    }
}
