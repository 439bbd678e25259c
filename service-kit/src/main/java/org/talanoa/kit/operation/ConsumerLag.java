package org.talanoa.kit.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talanoa.kit.Rounds;

/**
 * The gauge {@code talanoa.consumer.lag}: how many records each of this service's groups has still
 * to read, as the broker knows it. So it also tells of a consumer that stands still, which a gauge
 * of the consumer's own would not; while the broker is away it has no value. Each instance tells
 * the lag of the whole group.
 */
public final class ConsumerLag extends Rounds {
    private static final String NAME = "talanoa.consumer.lag";

    private static final Logger log = LoggerFactory.getLogger(ConsumerLag.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Map<String, Object> connection;
    private final Map<String, String> groupsByTopic;
    private final Map<String, Long> lagByTopic = new ConcurrentHashMap<>();

    /**
     * @param groupsByTopic the consumer group of each topic that this service consumes
     */
    public ConsumerLag(
            Map<String, Object> connection,
            Map<String, String> groupsByTopic,
            MeterRegistry meters) {
        super("consumer-lag");
        this.connection = connection;
        this.groupsByTopic = groupsByTopic;
        groupsByTopic.forEach((topic, group) -> register(meters, topic, group, lagByTopic));
    }

    /**
     * Registers the gauge of one topic, also for who reads it without a group.
     *
     * @param lagByTopic where it is noted; without a note the gauge has no value
     */
    public static void register(
            MeterRegistry meters, String topic, String group, Map<String, Long> lagByTopic) {
        Gauge.builder(NAME, lagByTopic, lag -> value(lag.get(topic)))
                .description("Records that a group has still to read of a topic")
                .tag("topic", topic)
                .tag("group", group)
                .register(meters);
    }

    /**
     * Of each topic as it was seen last, some seconds ago; empty while the broker is away, and for
     * a service that has no groups.
     */
    Map<String, Long> byTopic() {
        return Map.copyOf(lagByTopic);
    }

    boolean hasGroups() {
        return !groupsByTopic.isEmpty();
    }

    private static double value(@Nullable Long lag) {
        return lag == null ? Double.NaN : lag;
    }

    @Override
    protected Optional<Duration> round() throws InterruptedException {
        if (groupsByTopic.isEmpty()) return Optional.empty();
        try (var admin = Admin.create(new HashMap<>(connection))) {
            while (isRunning()) {
                measure(new Offsets(admin));
                Thread.sleep(PAUSE);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            lagByTopic.clear();
            log.debug("The broker is away; it is asked again", e);
        }
        return Optional.of(PAUSE);
    }

    private void measure(Offsets offsets)
            throws InterruptedException, ExecutionException, TimeoutException {
        var ends = offsets.ends(groupsByTopic.keySet());
        for (var group : groupsByTopic.entrySet()) {
            var topic = group.getKey();
            lagByTopic.put(topic, offsets.behind(group.getValue(), topic, ends));
        }
    }
}
