package org.talanoa.platform;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talanoa.contracts.EventTopic;
import org.talanoa.embedded.KafkaBroker;

/** On a real broker that asks who we are each service can do what it may, and nothing else. */
class GrantRightsIT {
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%1$s\" password=\"of %1$s\"";

    @Test
    void each_service_reads_and_writes_its_own_topics_in_its_own_groups_and_no_others(
            @TempDir Path folder) throws Exception {
        try (var broker = new KafkaBroker(folder, 0, asksWhoWeAre())) {
            var admin = settings(broker, "admin");
            assertThat(CreateTopics.on(admin, 3, (short) 1)).isEmpty();
            GrantRights.on(admin);
            for (var rights : KafkaRights.ALL) {
                var user = settings(broker, rights.service());
                // Rights arrive at a broker a moment after they were given.
                Waiting.until("what " + rights.service() + " may read")
                        .until(() -> may(user, AclOperation.READ), rights.reads()::equals);
                assertThat(may(user, AclOperation.WRITE)).isEqualTo(rights.writes());
                // Else it would not be ready: it looks whether the topics are as they must be.
                assertThat(may(user, AclOperation.DESCRIBE_CONFIGS))
                        .containsExactlyInAnyOrder(EventTopic.values());
                var topic = rights.reads().iterator().next();
                commit(user, rights.service() + "." + topic.topicName(), topic);
                assertThatThrownBy(() -> commit(user, "another-service.topic", topic))
                        .isInstanceOf(GroupAuthorizationException.class);
            }
        }
    }

    @Test
    void a_right_that_a_service_has_lost_is_taken_from_it(@TempDir Path folder) throws Exception {
        try (var broker = new KafkaBroker(folder, 0, asksWhoWeAre())) {
            var environment = settings(broker, "admin");
            var old = new KafkaRights("dashboard-service", Set.of(EventTopic.CONTACTS), Set.of());
            try (var admin = Admin.create(KafkaSettings.of(environment))) {
                admin.createAcls(old.bindings()).all().get();
                GrantRights.on(environment);
                var wanted = KafkaRights.ALL.stream().flatMap(r -> r.bindings().stream()).toList();
                assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
                        .containsExactlyInAnyOrderElementsOf(wanted);
            }
        }
    }

    /** As in docker-compose.yml. */
    private static Map<String, String> asksWhoWeAre() {
        var users =
                Stream.concat(
                                Stream.of("admin"),
                                KafkaRights.ALL.stream().map(KafkaRights::service))
                        .map(user -> " user_%1$s=\"of %1$s\"".formatted(user))
                        .collect(Collectors.joining());
        return Map.of(
                "listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "PLAINTEXT",
                "sasl.mechanism.inter.broker.protocol", "PLAIN",
                "sasl.enabled.mechanisms", "PLAIN",
                "listener.name.plaintext.plain.sasl.jaas.config",
                        LOGIN.formatted("admin") + users + ";",
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users", "User:admin;User:ANONYMOUS");
    }

    private static Map<String, String> settings(KafkaBroker broker, String user) {
        return Map.of(
                "KAFKA_BROKERS",
                broker.brokers(),
                "KAFKA_SECURITY_PROTOCOL",
                "SASL_PLAINTEXT",
                "KAFKA_SASL_MECHANISM",
                "PLAIN",
                "KAFKA_SASL_JAAS_CONFIG",
                LOGIN.formatted(user) + ";");
    }

    private static Set<EventTopic> may(Map<String, String> user, AclOperation operation)
            throws CannotStart, ExecutionException, InterruptedException {
        try (var admin = Admin.create(KafkaSettings.of(user))) {
            var names = Arrays.stream(EventTopic.values()).map(EventTopic::topicName).toList();
            var seen =
                    admin.describeTopics(
                                    names,
                                    new DescribeTopicsOptions().includeAuthorizedOperations(true))
                            .allTopicNames()
                            .get();
            return Arrays.stream(EventTopic.values())
                    .filter(topic ->
                            requireNonNull(seen.get(topic.topicName()))
                                    .authorizedOperations()
                                    .contains(operation))
                    .collect(Collectors.toSet());
        }
    }

    private static void commit(Map<String, String> user, String group, EventTopic topic)
            throws CannotStart {
        var settings = new HashMap<>(KafkaSettings.of(user));
        settings.put("group.id", group);
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            var partition = new TopicPartition(topic.topicName(), 0);
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0)));
        }
    }
}
