package org.talanoa.portal.signin;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.page.ReadableParameters;

/**
 * Pages: open to all, every form with a token against forgery, every answer with the strict
 * headers.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    /**
     * All comes from this origin, nothing runs or shows that is written into a page. Pictures of
     * Bootstrap are data addresses.
     */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Of all chains: a timer and span for each filter cost much, and nobody reads them. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageRequests(
            HttpSecurity http, PortalSettings settings, TypedFormsSurvive typedFormsSurvive) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterAfter(new ReadableParameters(), HeaderWriterFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens(settings)))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(typedFormsSurvive))
                .headers(headers -> strict(headers, settings))
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** What is turned away before any chain gets its page with the strict headers, too. */
    @Bean
    RequestRejectedHandler turnedAway() {
        var headers =
                List.of(
                        new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY),
                        new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
                        new XContentTypeOptionsHeaderWriter(),
                        new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY));
        var refusal = new HttpStatusRequestRejectedHandler();
        return (request, response, rejected) -> {
            headers.forEach(header -> header.writeHeaders(request, response));
            refusal.handle(request, response, rejected);
        };
    }

    private static CookieCsrfTokenRepository tokens(PortalSettings settings) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(
                cookie -> cookie.sameSite("Lax").secure(settings.secure()).path("/"));
        return tokens;
    }

    private static void strict(HeadersConfigurer<HttpSecurity> headers, PortalSettings settings) {
        // The portal stands behind what ends TLS, so the public address tells more than the
        // request.
        RequestMatcher never = _ -> false;
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(
                        policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy ->
                        policy.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                .httpStrictTransportSecurity(hsts ->
                        hsts.requestMatcher(
                                settings.secure() ? AnyRequestMatcher.INSTANCE : never));
    }
}
