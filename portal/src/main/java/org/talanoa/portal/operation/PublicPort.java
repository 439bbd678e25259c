package org.talanoa.portal.operation;

import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.EndpointFilter;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What the port that faces the world tells of the portal's state: whether it lives and is ready,
 * and nothing else, with or without a port for operators.
 */
@Configuration(proxyBeanMethods = false)
class PublicPort implements WebMvcConfigurer {
    /** How often which page was asked for is nobody's to read but the operators'. */
    @Bean
    @ConditionalOnManagementPort(ManagementPortType.SAME)
    EndpointFilter<ExposableWebEndpoint> healthAlone() {
        return endpoint -> endpoint.getEndpointId().equals(HealthEndpoint.ID);
    }

    /**
     * Health checks need not know of a port for operators: where it takes the endpoints away, these
     * stand in.
     */
    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addViewController("/actuator/health/liveness").setViewName("forward:/livez");
        views.addViewController("/actuator/health/readiness").setViewName("forward:/readyz");
    }
}
