package org.talanoa.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A client that names no scope gets all of its own (RFC 6749, 3.3), where the framework alone would
 * give a token for nothing.
 */
final class AllScopesUnlessNamed implements AuthenticationConverter {
    private final OAuth2ClientCredentialsAuthenticationConverter asked =
            new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var grant = asked.convert(request);
        return grant instanceof OAuth2ClientCredentialsAuthenticationToken credentials
                        && credentials.getScopes().isEmpty()
                        && credentials.getPrincipal()
                                instanceof OAuth2ClientAuthenticationToken caller
                        && caller.getRegisteredClient() != null
                ? new OAuth2ClientCredentialsAuthenticationToken(
                        caller,
                        caller.getRegisteredClient().getScopes(),
                        credentials.getAdditionalParameters())
                : grant;
    }
}
