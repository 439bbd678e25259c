package org.talanoa.benchmark.bare;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends records as the relay does, each key waiting for the broker and 128 keys at once, but from
 * memory; then reads them in a group. Prints how many a second it sent, and how many it read.
 */
public final class BareEvents {
    private static final String TOPIC = "bare";
    private static final int AT_ONCE = 128;

    private BareEvents() {}

    /**
     * Sends and ends.
     *
     * @param arguments brokers, number of records, bytes of each
     */
    public static void main(String... arguments) throws Exception {
        var brokers = arguments[0];
        int count = Integer.parseInt(arguments[1]);
        var value = new byte[Integer.parseInt(arguments[2])];
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
        }
        sent(brokers, count, value); // the first time, everything is cold
        double sent = perSecond(count, () -> sent(brokers, count, value));
        double read = perSecond(2 * count, () -> read(brokers, 2 * count));
        System.out.println(sent + " " + read);
    }

    private static double perSecond(int count, Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        work.call();
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    /** Answers when the broker has all of them. */
    private static int sent(String brokers, int count, byte[] value) throws InterruptedException {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        brokers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        0,
                        "key.serializer",
                        StringSerializer.class,
                        "value.serializer",
                        ByteArraySerializer.class);
        var slots = new Semaphore(AT_ONCE);
        try (var producer = new KafkaProducer<String, byte[]>(settings);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                slots.acquire();
                var record = new ProducerRecord<>(TOPIC, UUID.randomUUID().toString(), value);
                var _ =
                        threads.submit(() -> {
                            try {
                                return producer.send(record).get();
                            } finally {
                                slots.release();
                            }
                        });
            }
        }
        return count;
    }

    private static int read(String brokers, int count) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        TOPIC,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "key.deserializer",
                        StringDeserializer.class,
                        "value.deserializer",
                        ByteArrayDeserializer.class);
        int read = 0;
        try (var consumer = new KafkaConsumer<String, byte[]>(settings)) {
            consumer.subscribe(List.of(TOPIC));
            while (read < count) {
                read += consumer.poll(Duration.ofSeconds(1)).count();
                consumer.commitSync();
            }
        }
        return read;
    }
}
