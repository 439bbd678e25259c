package org.talanoa.platform;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.talanoa.contracts.EventTopic;

/** The topics of {@link EventTopic} on a cluster. */
final class Topics {
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
    List<String> differences(int partitions) throws ExecutionException, InterruptedException {
        var topics = Stream.of(EventTopic.values()).filter(isIn(existing())).toList();
        var descriptions =
                admin.describeTopics(topics.stream().map(EventTopic::topicName).toList())
                        .allTopicNames()
                        .get();
        var configs =
                admin.describeConfigs(topics.stream().map(Topics::resource).toList()).all().get();
        return Stream.concat(
                        configs.entrySet().stream()
                                .flatMap(config ->
                                        differences(config.getKey().name(), config.getValue())),
                        descriptions.values().stream()
                                .flatMap(description -> differences(description, partitions)))
                .toList();
    }

    private static Stream<String> differences(String name, Config actual) {
        return Stream.of(EventTopic.values())
                .filter(topic -> topic.topicName().equals(name))
                .flatMap(topic -> differences(topic, actual));
    }

    private static Stream<String> differences(EventTopic topic, Config actual) {
        return topic.settings().entrySet().stream()
                .filter(wanted -> !wanted.getValue().equals(valueOf(wanted.getKey(), actual)))
                .map(wanted ->
                        "Topic %s has %s=%s and must have %s."
                                .formatted(
                                        topic.topicName(),
                                        wanted.getKey(),
                                        valueOf(wanted.getKey(), actual),
                                        wanted.getValue()));
    }

    private static Stream<String> differences(TopicDescription actual, int partitions) {
        if (actual.partitions().size() == partitions) return Stream.empty();
        return Stream.of(
                "Topic %s has %d partitions and must have %d."
                        .formatted(actual.name(), actual.partitions().size(), partitions));
    }

    private static String valueOf(String key, Config config) {
        var entry = config.get(key);
        return entry == null ? "nothing" : entry.value();
    }

    private Set<String> existing() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    private static Predicate<EventTopic> isIn(Set<String> names) {
        return topic -> names.contains(topic.topicName());
    }

    private static NewTopic newTopic(EventTopic topic, int partitions, short replication) {
        return new NewTopic(topic.topicName(), partitions, replication).configs(topic.settings());
    }

    private static ConfigResource resource(EventTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    }
}
