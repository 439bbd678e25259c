package org.talanoa.kit.document;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.talanoa.kit.KafkaConnection;
import org.talanoa.kit.KitSettings;
import org.talanoa.kit.event.EventJson;
import org.talanoa.kit.operation.TraceParent;

/** Puts together what keeps and sends. */
@Configuration(proxyBeanMethods = false)
public class DocumentConfiguration {
    @Bean
    Relay relay(
            KafkaConnection kafka,
            @Value("${spring.application.name}") String service,
            Clock clock,
            KitSettings settings) {
        return new Relay(
                new EventSender(kafka.settings(), service),
                clock,
                settings.outbox().sweep().dividedBy(2));
    }

    @Bean
    DueTimes dueTimes(Clock clock, KitSettings settings) {
        return new DueTimes(clock, settings.outbox().sweep().multipliedBy(2));
    }

    @Bean
    Sweeper sweeper(Relay relay, DueTimes dueTimes, Clock clock, KitSettings settings) {
        return new Sweeper(
                relay,
                dueTimes,
                clock,
                settings.outbox().sweep(),
                settings.mongodb().indexForCompareAndSet());
    }

    @Bean
    UnsentDocuments unsentDocuments(Sweeper sweeper, Relay relay) {
        return new UnsentDocuments(sweeper, relay);
    }

    @Bean
    DocumentStore documentStore(
            MongoDatabase database,
            EventJson json,
            TraceParent trace,
            Relay relay,
            DueTimes dueTimes,
            Sweeper sweeper,
            Clock clock) {
        var outbox = new Outbox(json, trace, clock, database);
        return new DocumentStore(database, outbox, relay, dueTimes, sweeper, clock);
    }
}
