package org.talanoa.portal.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.page.ReadableParameters;
import org.talanoa.portal.page.RetryAfter;

/** Pages: open to all, every form with a token against forgery. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
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
                .addFilterAfter(new RetryAfter(), HeaderWriterFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens(settings)))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(typedFormsSurvive))
                .headers(AnswerHeaders::ofChain)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static CookieCsrfTokenRepository tokens(PortalSettings settings) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(new HiddenCookie("XSRF-TOKEN", "/", settings.secure()).sentAs());
        tokens.setCookieCustomizer(
                cookie -> cookie.sameSite("Lax").secure(settings.secure()).path("/"));
        return tokens;
    }
}
