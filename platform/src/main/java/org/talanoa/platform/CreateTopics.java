package org.talanoa.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.talanoa.contracts.EventTopic;

/**
 * Creates the topics on any cluster, and says where an existing one differs from what the services
 * need: {@code CreateTopics [partitions] [replication]}; the cluster is the one that the services'
 * own settings name ({@code KAFKA_BROKERS} and, where it asks who we are, {@code
 * KAFKA_SECURITY_PROTOCOL}, {@code KAFKA_SASL_MECHANISM}, {@code KAFKA_SASL_JAAS_CONFIG}).
 */
final class CreateTopics {
    private static final short REPLICATION = 3;

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "KAFKA_BROKERS", "bootstrap.servers",
                    "KAFKA_SECURITY_PROTOCOL", "security.protocol",
                    "KAFKA_SASL_MECHANISM", "sasl.mechanism",
                    "KAFKA_SASL_JAAS_CONFIG", "sasl.jaas.config");

    private CreateTopics() {}

    public static void main(String... arguments) throws InterruptedException {
        try {
            var partitions =
                    arguments.length > 0 ? Integer.parseInt(arguments[0]) : EventTopic.PARTITIONS;
            var replication = arguments.length > 1 ? Short.parseShort(arguments[1]) : REPLICATION;
            var differences = on(System.getenv(), partitions, replication);
            differences.forEach(System.err::println);
            if (!differences.isEmpty()) System.exit(1);
            System.out.println("The topics are there.");
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (NumberFormatException e) {
            System.err.println("CreateTopics takes two numbers: partitions, replication.");
            System.exit(1);
        }
    }

    /**
     * Creates what is missing; waits up to a minute for the cluster.
     *
     * @return in what the topics differ from what they must be
     */
    static List<String> on(Map<String, String> environment, int partitions, short replication)
            throws CannotStart, InterruptedException {
        try (var admin = Admin.create(properties(environment))) {
            var topics = new Topics(admin);
            topics.createMissing(partitions, replication);
            return topics.differences();
        } catch (ExecutionException e) {
            throw new CannotStart("The topics cannot be created: " + CannotStart.sentenceOf(e));
        }
    }

    private static Map<String, Object> properties(Map<String, String> environment)
            throws CannotStart {
        var properties = new HashMap<String, Object>();
        SETTINGS.forEach((name, property) -> {
            var value = environment.getOrDefault(name, "");
            if (!value.isBlank()) properties.put(property, value);
        });
        if (!properties.containsKey("bootstrap.servers")) {
            throw new CannotStart("KAFKA_BROKERS must name the cluster, as host:port.");
        }
        return properties;
    }
}
