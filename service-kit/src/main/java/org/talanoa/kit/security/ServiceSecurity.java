package org.talanoa.kit.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.talanoa.kit.web.ProblemWriter;

/**
 * A service trusts bearer tokens of one issuer, the portal, and keeps no session. Each controller
 * method says by {@code @PreAuthorize} who may call it; an architecture rule finds one that does
 * not.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
public class ServiceSecurity {
    /** What an operator's token carries. */
    public static final String OPERATIONS = "SCOPE_operations:write";

    /** Its timer and span for each filter cost a tenth of a request, and nobody reads them. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain serviceSecurityChain(HttpSecurity http, ProblemWriter problems) {
        AuthenticationEntryPoint unauthorized =
                (request, response, _) -> {
                    response.setHeader("WWW-Authenticate", "Bearer");
                    problems.write(request, response, HttpStatus.UNAUTHORIZED, "TOKEN_NEEDED");
                };
        AccessDeniedHandler forbidden =
                (request, response, _) ->
                        problems.write(request, response, HttpStatus.FORBIDDEN, "SCOPE_NEEDED");
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        "/actuator/health/**",
                                        "/actuator/health",
                                        "/actuator/prometheus")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasAuthority(OPERATIONS)
                                .anyRequest()
                                .permitAll())
                .oauth2ResourceServer(server ->
                        server.jwt(_ -> {})
                                .authenticationEntryPoint(unauthorized)
                                .accessDeniedHandler(forbidden))
                .exceptionHandling(faults ->
                        faults.authenticationEntryPoint(unauthorized)
                                .accessDeniedHandler(forbidden))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
