package org.talanoa.kit.operation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Whether this service's consumers have reached the ends that its topics had at its start. Before
 * that it may not know what has been settled already, so a sender sends nothing.
 */
public final class CaughtUp implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CaughtUp.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int PATIENCE_SECONDS = 5;

    private final Map<String, Object> connection;
    private final Map<String, String> groupsByTopic;
    private volatile boolean reached;
    private volatile boolean running;
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

    /**
     * @param groupsByTopic the consumer group of each topic that this service consumes
     */
    public CaughtUp(Map<String, Object> connection, Map<String, String> groupsByTopic) {
        this.connection = connection;
        this.groupsByTopic = groupsByTopic;
    }

    public boolean isReached() {
        return reached;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("caught-up").start(this::watch);
    }

    private void watch() {
        while (running && !reached) {
            try (var admin = Admin.create(new HashMap<>(connection))) {
                var ends = ends(admin);
                while (running && !isAt(admin, ends)) Thread.sleep(PAUSE);
                reached = running;
                if (reached) log.info("All topics have been read to where they ended at the start");
            } catch (InterruptedException e) {
                return;
            } catch (ExecutionException | TimeoutException | KafkaException e) {
                log.debug("The broker is away; it is asked again", e);
            }
        }
    }

    private Map<TopicPartition, Long> ends(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        var topics =
                admin.describeTopics(groupsByTopic.keySet())
                        .allTopicNames()
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var asked =
                topics.values().stream()
                        .flatMap(t ->
                                t.partitions().stream()
                                        .map(p -> new TopicPartition(t.name(), p.partition())))
                        .collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
        return admin
                .listOffsets(asked)
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    private boolean isAt(Admin admin, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (var group : groupsByTopic.entrySet()) {
            var committed =
                    admin.listConsumerGroupOffsets(group.getValue())
                            .partitionsToOffsetAndMetadata()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (var end : ends.entrySet()) {
                if (!end.getKey().topic().equals(group.getKey()) || end.getValue() == 0) continue;
                var at = committed.get(end.getKey());
                if (at == null || at.offset() < end.getValue()) return false;
            }
        }
        return true;
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
