package org.talanoa.portal.remote;

import io.micrometer.common.KeyValue;
import java.net.http.HttpClient;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;

@Configuration(proxyBeanMethods = false)
class RemoteConfiguration {
    /** HTTP/1.1, because the JDK's client else offers an upgrade with each plain request. */
    @Bean
    JdkClientHttpRequestFactoryBuilder requestFactories() {
        return ClientHttpRequestFactoryBuilder.jdk()
                .withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1));
    }

    /**
     * Keeps query strings, which may hold tokens and names that were searched for, out of spans.
     */
    @Bean
    ClientRequestObservationConvention spansWithoutQueries() {
        return new DefaultClientRequestObservationConvention() {
            @Override
            protected KeyValue requestUri(ClientRequestObservationContext context) {
                var carrier = context.getCarrier();
                return KeyValue.of(
                        "http.url", carrier == null ? "none" : carrier.getURI().getRawPath());
            }
        };
    }
}
