package org.talanoa.portal.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.talanoa.portal.PortalSettings;

/** How calls are passed on: redirects are the caller's affair, and a stream of events may last. */
@Configuration(proxyBeanMethods = false)
class GatewayClient {
    @Bean
    RestClientProxyExchange gatewayExchange(
            RestClient.Builder client,
            GatewayMvcProperties properties,
            JdkClientHttpRequestFactoryBuilder factories,
            PortalSettings settings) {
        var untimed =
                HttpClientSettings.defaults()
                        .withConnectTimeout(settings.gateway().connectTimeout());
        var plain =
                factories.withHttpClientCustomizer(
                        http -> http.followRedirects(HttpClient.Redirect.NEVER));
        var streams = plain.build(untimed);
        var answers = plain.build(untimed.withReadTimeout(settings.gateway().readTimeout()));
        return new RestClientProxyExchange(
                client.requestFactory(new ByPath(answers, streams)).build(), properties);
    }

    /**
     * The read time-out of a client covers the whole answer, so what streams needs a client without
     * one.
     */
    private record ByPath(ClientHttpRequestFactory answers, ClientHttpRequestFactory streams)
            implements ClientHttpRequestFactory {
        @Override
        public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
            return (uri.getPath().endsWith("/stream") ? streams : answers)
                    .createRequest(uri, method);
        }
    }
}
