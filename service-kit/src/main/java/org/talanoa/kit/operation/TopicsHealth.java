package org.talanoa.kit.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.talanoa.contracts.EventTopic;

/**
 * Whether the topics are as {@link EventTopic} says. Down if one is different, with what is
 * different; unknown while no broker answers, for then nothing is lost: events wait in their
 * documents.
 */
public final class TopicsHealth implements HealthIndicator {
    private static final int PATIENCE_MS = 1_500;

    private final Map<String, Object> connection;
    private volatile boolean right;

    public TopicsHealth(Map<String, Object> connection) {
        this.connection = new HashMap<>(connection);
        this.connection.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        this.connection.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    }

    @Override
    public Health health() {
        // Settings of a topic do not change by themselves: once seen right they are not asked for
        // again.
        if (right) return Health.up().build();
        try (var admin = Admin.create(connection)) {
            var faults = faults(admin);
            right = faults.isEmpty();
            return right
                    ? Health.up().build()
                    : Health.down().withDetail("different", faults).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Health.unknown().withDetail("broker", "does not answer").build();
        }
    }

    private static List<String> faults(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        var names = answer(admin.listTopics().names());
        var there = Arrays.stream(EventTopic.values()).filter(isIn(names)).toList();
        var descriptions =
                answer(
                        admin.describeTopics(there.stream().map(EventTopic::topicName).toList())
                                .allTopicNames());
        var configs =
                answer(
                        admin.describeConfigs(there.stream().map(TopicsHealth::resource).toList())
                                .all());
        var faults = new ArrayList<String>();
        for (var topic : EventTopic.values()) {
            var description = descriptions.get(topic.topicName());
            var config = configs.get(resource(topic));
            if (description == null || config == null) {
                faults.add("Topic " + topic.topicName() + " is missing.");
            } else {
                faults.addAll(topic.differences(description.partitions().size(), settings(config)));
            }
        }
        return faults;
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    private static Predicate<EventTopic> isIn(Set<String> names) {
        return topic -> names.contains(topic.topicName());
    }

    private static ConfigResource resource(EventTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    }

    private static Map<String, String> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
