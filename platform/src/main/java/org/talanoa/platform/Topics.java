package org.talanoa.platform;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.talanoa.contracts.EventTopic;

/** The topics of {@link EventTopic} on a cluster. */
final class Topics {
    /**
     * Records are dated by the broker: by their own date it would refuse those of a service whose
     * clock is more than an hour ahead ({@code message.timestamp.after.max.ms}).
     */
    private static final Map<String, String> DATED_BY_THE_BROKER =
            Map.of("message.timestamp.type", "LogAppendTime");

    private final Admin admin;

    Topics(Admin admin) {
        this.admin = admin;
    }

    /** Makes those that are missing, and leaves alone what is there. */
    List<EventTopic> createMissing(int partitions, short replication)
            throws ExecutionException, InterruptedException {
        var missing = Stream.of(EventTopic.values()).filter(isIn(existing()).negate()).toList();
        admin.createTopics(
                        missing.stream()
                                .map(topic -> newTopic(topic, partitions, replication))
                                .toList())
                .all()
                .get();
        return missing;
    }

    /**
     * In what the cluster's topics differ from what they must be, a sentence each. Nobody mends it
     * unasked: the number of partitions cannot go back, and shorter retention loses facts.
     */
    List<String> differences() throws ExecutionException, InterruptedException {
        var topics = Stream.of(EventTopic.values()).filter(isIn(existing())).toList();
        var descriptions =
                admin.describeTopics(topics.stream().map(EventTopic::topicName).toList())
                        .allTopicNames()
                        .get();
        var configs =
                admin.describeConfigs(topics.stream().map(Topics::resource).toList()).all().get();
        var differences = new ArrayList<String>();
        for (var topic : topics) {
            var description = requireNonNull(descriptions.get(topic.topicName()));
            var settings = settings(requireNonNull(configs.get(resource(topic))));
            differences.addAll(topic.differences(description.partitions().size(), settings));
        }
        return differences;
    }

    private static Map<String, String> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private Set<String> existing() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    private static Predicate<EventTopic> isIn(Set<String> names) {
        return topic -> names.contains(topic.topicName());
    }

    private static NewTopic newTopic(EventTopic topic, int partitions, short replication) {
        var settings = new HashMap<>(topic.settings());
        settings.putAll(DATED_BY_THE_BROKER);
        return new NewTopic(topic.topicName(), partitions, replication).configs(settings);
    }

    private static ConfigResource resource(EventTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    }
}
