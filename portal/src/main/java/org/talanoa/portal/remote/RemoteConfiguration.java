package org.talanoa.portal.remote;

import io.micrometer.common.KeyValue;
import java.net.http.HttpClient;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.web.client.RestClientException;

@Configuration(proxyBeanMethods = false)
class RemoteConfiguration {
    /** HTTP/1.1, because the JDK's client else offers an upgrade with each plain request. */
    @Bean
    JdkClientHttpRequestFactoryBuilder requestFactories() {
        return ClientHttpRequestFactoryBuilder.jdk()
                .withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1));
    }

    /**
     * The gateway's library gives all clients one request factory in place of their own (Spring
     * Cloud Gateway 5.0.4), and with it no time-outs: pages would wait for a service that stands
     * still as long as it does.
     */
    @Bean
    static BeanDefinitionRegistryPostProcessor ownTimesForEachService() {
        return beans -> beans.removeBeanDefinition("gatewayRestClientCustomizer");
    }

    /** A service that sends on to elsewhere has not answered: nobody goes there. */
    @Bean
    RestClientCustomizer straightAnswers() {
        return client ->
                client.defaultStatusHandler(
                        HttpStatusCode::is3xxRedirection,
                        (_, _) -> {
                            throw new RestClientException("Sends on to elsewhere");
                        });
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
