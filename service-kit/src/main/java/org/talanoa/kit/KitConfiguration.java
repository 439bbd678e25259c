package org.talanoa.kit;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.codecs.configuration.CodecRegistries;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import org.talanoa.kit.document.DocumentConfiguration;
import org.talanoa.kit.document.Relay;
import org.talanoa.kit.document.Sweeper;
import org.talanoa.kit.event.BindingInBackground;
import org.talanoa.kit.event.Consumers;
import org.talanoa.kit.event.ContractsCodecs;
import org.talanoa.kit.event.ContractsModule;
import org.talanoa.kit.event.EventJson;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.ParkedRecords;
import org.talanoa.kit.event.Replay;
import org.talanoa.kit.operation.OperationConfiguration;
import org.talanoa.kit.operation.TraceParent;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.kit.security.ServiceSecurity;
import org.talanoa.kit.security.TrustedKeys;
import org.talanoa.kit.web.ProblemWriter;
import org.talanoa.kit.web.WebConfiguration;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/** The kit, put together for a service. */
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@EnableConfigurationProperties(KitSettings.class)
@Import({
    DocumentConfiguration.class,
    OperationConfiguration.class,
    WebConfiguration.class,
    ServiceSecurity.class,
    TrustedKeys.class
})
public class KitConfiguration {
    /** MongoDB keeps milliseconds; what is read must equal what was written. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    InstallationKey installationKey(KitSettings settings) {
        return new InstallationKey(settings.linkKey());
    }

    @Bean
    KafkaConnection kafkaConnection(KafkaProperties kafka) {
        var settings = new HashMap<>(kafka.buildAdminProperties());
        settings.put("reconnect.backoff.max.ms", 1_000);
        return new KafkaConnection(Map.copyOf(settings));
    }

    @Bean
    MongoClientSettingsBuilderCustomizer durableAndSoonHonest() {
        return settings ->
                settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                        .codecRegistry(
                                CodecRegistries.fromRegistries(
                                        CodecRegistries.fromProviders(new ContractsCodecs()),
                                        MongoClientSettings.getDefaultCodecRegistry()))
                        .applyToClusterSettings(c -> c.serverSelectionTimeout(2, TimeUnit.SECONDS))
                        .applyToSocketSettings(s ->
                                s.connectTimeout(2, TimeUnit.SECONDS)
                                        .readTimeout(10, TimeUnit.SECONDS))
                        .applyToServerSettings(s -> s.heartbeatFrequency(1, TimeUnit.SECONDS));
    }

    @Bean
    MongoDatabase database(MongoClient client, KitSettings settings) {
        return client.getDatabase(settings.mongodb().database());
    }

    @Bean
    JacksonModule contractsModule() {
        return new ContractsModule();
    }

    @Bean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    EventReader eventReader(EventJson json, MeterRegistry meters) {
        return new EventReader(json, meters);
    }

    @Bean
    TraceParent traceParent(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new TraceParent(tracer.getIfAvailable(), propagator.getIfAvailable());
    }

    @Bean
    ParkedRecords parkedRecords(MongoDatabase database, MeterRegistry meters, Clock clock) {
        return new ParkedRecords(database, meters, clock);
    }

    @Bean
    Consumers consumers(
            ParkedRecords parked,
            @Value("${spring.application.name}") String service,
            KitSettings settings) {
        return new Consumers(parked, service, settings.instance());
    }

    /** Static: it has to be there before the beans that it looks at. */
    @Bean
    static BindingInBackground bindingInBackground(ConfigurableListableBeanFactory beans) {
        return new BindingInBackground(beans);
    }

    @Bean
    Replay replay(
            ParkedRecords parked,
            KafkaConnection kafka,
            BindingServiceProperties bindings,
            ApplicationContext context) {
        return new Replay(
                parked,
                topic -> {
                    var function = functionOf(topic, bindings);
                    @SuppressWarnings("unchecked") // all bindings of the house consume messages
                    var bean = (Consumer<Message<?>>) context.getBean(function, Consumer.class);
                    return bean;
                },
                kafka.settings());
    }

    private static String functionOf(String topic, BindingServiceProperties bindings) {
        return bindings.getBindings().entrySet().stream()
                .filter(b -> topic.equals(b.getValue().getDestination()))
                .map(b -> b.getKey().replace("-in-0", ""))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing here consumes " + topic));
    }

    @Bean
    ProblemWriter problemWriter(
            MessageSource messages, ObjectProvider<Tracer> tracer, JsonMapper json) {
        return new ProblemWriter(messages, tracer.getIfAvailable(), json);
    }

    /** Boot's own asks by a command that not every server with MongoDB's protocol has. */
    @Bean
    HealthIndicator databaseHealthIndicator(MongoDatabase database) {
        return () -> {
            try {
                database.runCommand(new BsonDocument("ping", new BsonInt32(1)));
                return Health.up().build();
            } catch (MongoException e) {
                return Health.down().withDetail("database", "does not answer").build();
            }
        };
    }

    @Bean
    HealthIndicator sweep(Sweeper sweeper) {
        return () -> {
            if (!sweeper.isFirstRoundDone()) {
                return Health.down().withDetail("database", "not reached since the start").build();
            }
            var newer = sweeper.newerThanThisCode();
            return newer.isEmpty()
                    ? Health.up().build()
                    : Health.down().withDetail("writtenByNewerRelease", newer).build();
        };
    }

    @Bean
    MeterBinder outboxMeters(Relay relay) {
        return meters -> {
            Gauge.builder("talanoa.outbox.pending", relay, Relay::pending)
                    .description("Documents with events that the broker does not have yet")
                    .register(meters);
            Gauge.builder("talanoa.outbox.oldest", relay, r -> seconds(r.oldest()))
                    .description("How long the oldest of them has been waiting")
                    .baseUnit("seconds")
                    .register(meters);
        };
    }

    /** A database that is away takes the scrape two seconds, and the gauge has no value then. */
    @Bean
    @ConditionalOnProperty("spring.cloud.function.definition")
    MeterBinder parkedMeter(ParkedRecords parked) {
        return meters ->
                Gauge.builder("talanoa.parked", parked, ParkedRecords::count)
                        .description("Records that were put aside and wait for somebody's decision")
                        .register(meters);
    }

    @Bean
    MeterBinder readyMeter(ObjectProvider<HealthEndpoint> health) {
        return meters ->
                Gauge.builder("talanoa.ready", health, KitConfiguration::ready)
                        .description("1 while this instance is ready, 0 while it is not")
                        .register(meters);
    }

    private static double ready(ObjectProvider<HealthEndpoint> health) {
        var readiness = health.getObject().healthForPath("readiness");
        return readiness != null && readiness.getStatus().equals(Status.UP) ? 1 : 0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
