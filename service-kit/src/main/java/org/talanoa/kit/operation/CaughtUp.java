package org.talanoa.kit.operation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talanoa.kit.Rounds;

/**
 * Whether this service's consumers have reached the ends that its topics had at its start. Before
 * that it may not know what has been settled already, so a sender sends nothing.
 */
public final class CaughtUp extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(CaughtUp.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    private final Map<String, Object> connection;
    private final Map<String, String> groupsByTopic;
    private volatile boolean reached;

    /**
     * @param groupsByTopic the consumer group of each topic that this service consumes
     */
    public CaughtUp(Map<String, Object> connection, Map<String, String> groupsByTopic) {
        super("caught-up");
        this.connection = connection;
        this.groupsByTopic = groupsByTopic;
    }

    public boolean isReached() {
        return reached;
    }

    @Override
    protected Optional<Duration> round() throws InterruptedException {
        if (groupsByTopic.isEmpty()) {
            reached = true;
            return Optional.empty();
        }
        try (var admin = Admin.create(new HashMap<>(connection))) {
            var offsets = new Offsets(admin);
            var ends = offsets.ends(groupsByTopic.keySet());
            while (!isAt(offsets, ends)) Thread.sleep(PAUSE);
            reached = true;
            log.info("All topics have been read to where they ended at the start");
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.debug("The broker is away; it is asked again", e);
            return Optional.of(WHILE_AWAY);
        }
    }

    private boolean isAt(Offsets offsets, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (var group : groupsByTopic.entrySet()) {
            if (offsets.behind(group.getValue(), group.getKey(), ends) > 0) return false;
        }
        return true;
    }
}
