package org.talanoa.portal.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.talanoa.portal.page.ReadableParameters;

/**
 * API calls: nothing of a browser's session counts here, and the service that answers checks the
 * bearer token.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    @Bean
    @Order(2)
    SecurityFilterChain apiCalls(HttpSecurity http) {
        return http.securityMatcher("/api/**")
                .addFilterAfter(new ReadableParameters(), HeaderWriterFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // Safe without: no cookie is read, and none is passed on.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AnswerHeaders::ofChain)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
