package org.talanoa.kit.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
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
        var there = admin.listTopics().names().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        var faults = new ArrayList<String>();
        for (var topic : EventTopic.values()) {
            if (there.contains(topic.topicName())) {
                faults.addAll(topic.differences(partitions(admin, topic), settings(admin, topic)));
            } else {
                faults.add("Topic " + topic.topicName() + " is missing.");
            }
        }
        return faults;
    }

    private static int partitions(Admin admin, EventTopic topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin
                .describeTopics(List.of(topic.topicName()))
                .allTopicNames()
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
    }

    private static Map<String, String> settings(Admin admin, EventTopic topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        return admin
                .describeConfigs(List.of(resource))
                .all()
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .flatMap(config -> config.entries().stream())
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
