package org.talanoa.portal.provider;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.talanoa.portal.provider.Vouching.Given;
import org.talanoa.portal.provider.Vouching.Refused;
import org.talanoa.portal.provider.Vouching.Why;
import org.talanoa.portal.staff.ProviderIdentity;
import org.talanoa.portal.staff.ProviderSettings;

/** The OpenID Connect provider: what it is asked, and what its answer is worth. */
@Component
class Provider {
    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final int LONGEST_NAME = 80;

    private final ProviderSettings settings;
    private final Discovery discovery;
    private final ProviderHttp http;
    private final GivenRoles roles;

    Provider(ProviderSettings settings, Discovery discovery, ProviderHttp http, GivenRoles roles) {
        this.settings = settings;
        this.discovery = discovery;
        this.http = http;
        this.roles = roles;
    }

    /**
     * The question to send the browser away with, fresh each time; none while the provider is away.
     */
    Optional<OAuth2AuthorizationRequest> question(HttpServletRequest request) {
        return discovery
                .registration()
                .map(known -> new DefaultOAuth2AuthorizationRequestResolver(_ -> known))
                .map(resolver -> resolver.resolve(request, Discovery.ID));
    }

    /** What the provider says for the code that the browser brought back. */
    Vouching answer(Attempt attempt, String code) {
        var known = discovery.registration().orElse(null);
        if (known == null) {
            return new Refused(Why.AWAY);
        }
        try {
            var exchanged = exchange().authenticate(login(known, attempt, code));
            return exchanged != null && exchanged.getPrincipal() instanceof OidcUser user
                    ? vouching(user)
                    : new Refused(Why.UNFINISHED);
        } catch (OAuth2AuthenticationException e) {
            log.warn("A sign-in with the provider ended: {}", e.getError().getErrorCode());
            return new Refused(isAway(e) ? Why.AWAY : Why.UNFINISHED);
        }
    }

    private Vouching vouching(OidcUser user) {
        var given = roles.in(user.getClaims());
        if (given.isEmpty()) {
            return new Refused(Why.NO_ROLE);
        }
        var subject = requireNonNull(user.getSubject());
        return new Given(
                new ProviderIdentity(settings.issuer(), subject, nameOf(user, subject), given));
    }

    private static String nameOf(OidcUser user, String subject) {
        for (var said : Arrays.asList(user.getFullName(), user.getPreferredUsername())) {
            if (said != null && !said.isBlank()) {
                var name = said.strip();
                return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
            }
        }
        return subject;
    }

    /** The user info is asked for only where the ID token leaves the roles out. */
    private OidcAuthorizationCodeAuthenticationProvider exchange() {
        var users = new OidcUserService();
        users.setOauth2UserService(http.userInfo());
        users.setRetrieveUserInfo(request ->
                request.getClientRegistration().getProviderDetails().getUserInfoEndpoint().getUri()
                                != null
                        && roles.in(request.getIdToken().getClaims()).isEmpty());
        var exchange = new OidcAuthorizationCodeAuthenticationProvider(http.tokens(), users);
        exchange.setJwtDecoderFactory(http::idTokens);
        return exchange;
    }

    private static OAuth2LoginAuthenticationToken login(
            ClientRegistration known, Attempt attempt, String code) {
        var redirectUri = requireNonNull(known.getRedirectUri());
        var asked =
                OAuth2AuthorizationRequest.authorizationCode()
                        .clientId(known.getClientId())
                        .authorizationUri(
                                requireNonNull(known.getProviderDetails().getAuthorizationUri()))
                        .redirectUri(redirectUri)
                        .scopes(Set.copyOf(known.getScopes()))
                        .state(attempt.state())
                        .attributes(
                                Map.of(
                                        OAuth2ParameterNames.REGISTRATION_ID,
                                        Discovery.ID,
                                        OidcParameterNames.NONCE,
                                        attempt.nonce(),
                                        PkceParameterNames.CODE_VERIFIER,
                                        attempt.verifier()))
                        .build();
        var answered =
                OAuth2AuthorizationResponse.success(code)
                        .redirectUri(redirectUri)
                        .state(attempt.state())
                        .build();
        return new OAuth2LoginAuthenticationToken(
                known, new OAuth2AuthorizationExchange(asked, answered));
    }

    private static boolean isAway(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof ResourceAccessException
                                || cause instanceof HttpServerErrorException);
    }
}
