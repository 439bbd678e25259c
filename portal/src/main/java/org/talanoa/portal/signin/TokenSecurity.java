package org.talanoa.portal.signin;

import com.mongodb.MongoException;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.limit.Limits;
import org.talanoa.portal.page.Problems;
import org.talanoa.portal.page.ReadableParameters;

/** Tokens for programs: client credentials, nothing else of OAuth. */
@Configuration(proxyBeanMethods = false)
class TokenSecurity {
    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoint(HttpSecurity http, Limits limits, Problems problems) {
        var paths = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(
                        new OrRequestMatcher(
                                paths.matcher(HttpMethod.POST, "/oauth2/token"),
                                paths.matcher(HttpMethod.GET, "/oauth2/jwks")))
                .oauth2AuthorizationServer(server ->
                        server.tokenEndpoint(token ->
                                token.accessTokenRequestConverters(converters -> {
                                    converters.clear();
                                    converters.add(new AllScopesUnlessNamed());
                                })))
                .addFilterAfter(new ReadableParameters(), HeaderWriterFilter.class)
                .addFilterAfter(databaseAway(), HeaderWriterFilter.class)
                .addFilterBefore(
                        new WrongSecrets(limits, problems),
                        AbstractPreAuthenticatedProcessingFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .headers(AnswerHeaders::ofChain)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(noClient()))
                .build();
    }

    /** Who may have a token is known to the database alone, but for the client of the settings. */
    private static Filter databaseAway() {
        return (request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (MongoException e) {
                var answer = (HttpServletResponse) response;
                answer.setHeader(HttpHeaders.RETRY_AFTER, "5");
                answer.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        };
    }

    /** A call without any credentials, answered in the same words as one with wrong ones. */
    private static AuthenticationEntryPoint noClient() {
        return (_, response, _) -> {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"talanoa\"");
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream()
                    .write("{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.UTF_8));
        };
    }

    @Bean
    AuthorizationServerSettings issuer(PortalSettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.baseUrl().toString()).build();
    }

    @Bean
    RegisteredClientRepository apiClients(
            PortalSettings settings, ApiClientStore clients, PasswordEncoder secrets) {
        return new ApiClients(settings.apiClient(), clients, secrets);
    }

    @Bean
    OAuth2AuthorizationService tokensNotKept(ApiClientStore clients, Clock clock) {
        return new TokensNotKept(clients, clock);
    }

    @Bean
    PasswordEncoder clientSecrets() {
        return new BCryptPasswordEncoder();
    }
}
