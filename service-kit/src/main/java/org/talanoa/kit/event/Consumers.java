package org.talanoa.kit.event;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.cloud.stream.binder.kafka.support.ConsumerConfigCustomizer;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.FixedBackOff;
import org.talanoa.kit.DatabaseAway;
import org.talanoa.kit.document.Conflict;

/**
 * How bindings consume. Membership is static, so that a killed instance goes on within seconds.
 * What fails is tried again a few times and then parked; while the database is away the partition
 * waits, for nothing could be kept anyway, and so it does for a document that only a newer release
 * of this service can read.
 */
public final class Consumers
        implements ListenerContainerWithDlqAndRetryCustomizer, ConsumerConfigCustomizer {
    /**
     * What one poll brought may take this long: a change of a consultation is told to thousands.
     * Whoever took longer would be put out of the group and begin the same again. A killed instance
     * is noticed by its session all the same, long before.
     */
    private static final Duration FOR_ONE_POLL = Duration.ofMinutes(30);

    private static final Duration UNTIL_RIGHTS_ARE_GIVEN = Duration.ofSeconds(5);

    private final ParkedRecords parked;
    private final String service;
    private final int instance;

    /**
     * @param instance number of this instance of the service; two with one number would throw each
     *     other out
     */
    public Consumers(ParkedRecords parked, String service, int instance) {
        this.parked = parked;
        this.service = service;
        this.instance = instance;
    }

    @Override
    public void configure(
            Map<String, Object> settings, @Nullable String binding, @Nullable String destination) {
        settings.put(
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                service + "-" + instance + "-" + destination);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) FOR_ONE_POLL.toMillis());
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    }

    @Override
    public boolean retryAndDlqInBinding(String destination, String group) {
        return false;
    }

    @Override
    public void configure(
            AbstractMessageListenerContainer<?, ?> container,
            String destination,
            String group,
            @Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> dlq,
            @Nullable BackOff backOff) {
        var handler = new DefaultErrorHandler((record, fault) -> parked.park(record, fault));
        handler.setBackOffFunction((_, fault) -> pause(fault));
        container.setCommonErrorHandler(handler);
        // Rights may be given after the start; without this the container would stop for good.
        container.getContainerProperties().setAuthExceptionRetryInterval(UNTIL_RIGHTS_ARE_GIVEN);
    }

    private static BackOff pause(Throwable fault) {
        return DatabaseAway.isCauseOf(fault) || isOfNewerRelease(fault)
                ? new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS)
                : new FixedBackOff(200, 2);
    }

    private static boolean isOfNewerRelease(@Nullable Throwable fault) {
        return fault instanceof Conflict.NewerSchema
                || (fault != null && isOfNewerRelease(fault.getCause()));
    }
}
