package org.talanoa.portal.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells operators whether the portal is ready, under the name that the services use. */
@Configuration(proxyBeanMethods = false)
class ReadyMeter {
    @Bean
    MeterBinder readiness(ObjectProvider<HealthEndpoint> health) {
        return meters ->
                Gauge.builder("talanoa.ready", health, ReadyMeter::ready)
                        .description("1 while this instance is ready, 0 while it is not")
                        .register(meters);
    }

    private static double ready(ObjectProvider<HealthEndpoint> health) {
        var readiness = health.getObject().healthForPath("readiness");
        return readiness != null && readiness.getStatus().equals(Status.UP) ? 1 : 0;
    }
}
