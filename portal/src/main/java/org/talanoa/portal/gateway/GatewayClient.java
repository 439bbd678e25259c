package org.talanoa.portal.gateway;

import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.remote.PatientClient;

/** How calls are passed on: redirects are the caller's affair, and answers may last. */
@Configuration(proxyBeanMethods = false)
class GatewayClient {
    @Bean
    RestClientProxyExchange gatewayExchange(
            RestClient.Builder client, GatewayMvcProperties properties, PortalSettings settings) {
        return new RestClientProxyExchange(
                client.requestFactory(PatientClient.requests(settings.gateway())).build(),
                properties);
    }
}
