package org.talanoa.platform;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.talanoa.contracts.EventTopic;

/**
 * Creates the topics on any cluster, and says where an existing one differs from what the services
 * need: {@code CreateTopics [partitions] [replication]}; the cluster is the one that the services'
 * own settings name, see {@link KafkaSettings}.
 */
final class CreateTopics {
    private static final short REPLICATION = 3;

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
        try (var admin = Admin.create(KafkaSettings.of(environment))) {
            var topics = new Topics(admin);
            topics.createMissing(partitions, replication);
            return topics.differences();
        } catch (ExecutionException e) {
            throw new CannotStart("The topics cannot be created: " + CannotStart.sentenceOf(e));
        }
    }
}
