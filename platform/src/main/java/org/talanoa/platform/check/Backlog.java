package org.talanoa.platform.check;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** What has not been worked through: records that groups have not read, and those set aside. */
final class Backlog {
    private static final List<String> DATABASES =
            List.of("registration", "consultation", "recommendation", "notification");

    private Backlog() {}

    static void findParked(MongoClient mongodb, Look look) {
        int parked = 0;
        for (var name : DATABASES) parked += findParked(mongodb.getDatabase(name), look);
        look.number("%-32s%,9d records".formatted("parked", parked));
    }

    private static int findParked(MongoDatabase database, Look look) {
        int number = 0;
        for (var record : database.getCollection("parked", BsonDocument.class).find()) {
            number++;
            var about = database.getName() + ".parked " + record.getString("_id").getValue();
            look.finding(about, "%s could not be handled and was set aside".formatted(about));
        }
        return number;
    }

    static void findUnread(Map<String, Object> kafka, Look look)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(kafka)) {
            var groups =
                    admin.listGroups().all().get().stream()
                            .map(GroupListing::groupId)
                            .filter(Backlog::isOurs)
                            .collect(
                                    Collectors.toMap(
                                            id -> id, _ -> new ListConsumerGroupOffsetsSpec()));
            var committed = admin.listConsumerGroupOffsets(groups).all().get();
            var partitions = new HashMap<TopicPartition, OffsetSpec>();
            committed
                    .values()
                    .forEach(
                            of -> of.keySet().forEach(p -> partitions.put(p, OffsetSpec.latest())));
            var ends = admin.listOffsets(partitions).all().get();
            committed.forEach((group, of) -> {
                long unread = 0;
                for (var partition : of.entrySet()) {
                    unread +=
                            requireNonNull(ends.get(partition.getKey())).offset()
                                    - offset(partition.getValue());
                }
                look.number("%-32s%,9d records unread".formatted(group, unread));
                if (unread > 0)
                    look.finding("group " + group, "%s has %d unread".formatted(group, unread));
            });
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    /** A group is called after its service and topic. */
    private static boolean isOurs(String group) {
        return group.matches(
                "(registration|consultation|recommendation|notification)-service\\..+");
    }
}
