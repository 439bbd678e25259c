package org.talanoa.kit.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
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
            if (!there.contains(topic.topicName())) {
                faults.add("topic " + topic.topicName() + " is missing");
                continue;
            }
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
            var config =
                    admin.describeConfigs(List.of(resource))
                            .all()
                            .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                            .getOrDefault(resource, new Config(List.of()));
            topic.settings()
                    .forEach((name, value) -> {
                        var entry = config.get(name);
                        var is = entry == null ? "not set" : entry.value();
                        if (!value.equals(is)) {
                            faults.add(
                                    topic.topicName()
                                            + ": "
                                            + name
                                            + " is "
                                            + is
                                            + " instead of "
                                            + value);
                        }
                    });
        }
        return faults;
    }
}
