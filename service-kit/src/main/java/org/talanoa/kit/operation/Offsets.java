package org.talanoa.kit.operation;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Where topics end and how far groups have come, as the broker knows it. */
record Offsets(Admin admin) {
    private static final int PATIENCE_SECONDS = 5;

    /** The ends of all partitions of these topics. */
    Map<TopicPartition, Long> ends(Collection<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        var asked =
                answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                        .flatMap(t ->
                                t.partitions().stream()
                                        .map(p -> new TopicPartition(t.name(), p.partition())))
                        .collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
        return answer(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    /**
     * How many records this group has still to read of a topic. What it has not begun counts from
     * the first record: topics of the house lose none at their beginning.
     */
    long behind(String group, String topic, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException, TimeoutException {
        var committed =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .mapToLong(end -> {
                    var at = committed.get(end.getKey());
                    return Math.max(0, end.getValue() - (at == null ? 0 : at.offset()));
                })
                .sum();
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
