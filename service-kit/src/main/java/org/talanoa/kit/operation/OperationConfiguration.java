package org.talanoa.kit.operation;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.talanoa.kit.KafkaConnection;
import org.talanoa.kit.document.Sweeper;
import org.talanoa.kit.document.UnsentDocuments;
import org.talanoa.kit.event.ParkedRecords;
import org.talanoa.kit.event.Replay;

/** Puts together what an operator looks at and does. */
@Configuration(proxyBeanMethods = false)
@Import(OperationsController.class)
public class OperationConfiguration {
    @Bean
    CaughtUp caughtUp(KafkaConnection kafka, BindingServiceProperties bindings) {
        return new CaughtUp(kafka.settings(), groupsByTopic(bindings));
    }

    @Bean
    ConsumerLag consumerLag(
            KafkaConnection kafka, BindingServiceProperties bindings, MeterRegistry meters) {
        return new ConsumerLag(kafka.settings(), groupsByTopic(bindings), meters);
    }

    @Bean
    HealthIndicator topics(KafkaConnection kafka) {
        return new TopicsHealth(kafka.settings());
    }

    @Bean
    Reporter reporter(
            HealthEndpoint health, UnsentDocuments unsent, ParkedRecords parked, ConsumerLag lag) {
        return new Reporter(health, unsent, parked, lag);
    }

    @Bean
    Operations operations(ParkedRecords parked, Replay replay, Sweeper sweeper) {
        return new Operations(parked, replay, sweeper);
    }

    private static Map<String, String> groupsByTopic(BindingServiceProperties bindings) {
        return bindings.getBindings().values().stream()
                .collect(Collectors.toMap(b -> b.getDestination(), b -> b.getGroup()));
    }
}
