package org.talanoa.benchmark;

import static java.util.Objects.requireNonNull;
import static org.talanoa.benchmark.RegistrationsTopic.PARTITIONS;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.talanoa.benchmark.bare.BareEvents;

/**
 * Events per second from documents to the broker, and on to a consumer that stores what it learns,
 * while registration-service tells the state of all it keeps; beside a bare producer and consumer.
 */
final class EventFigure implements Figure {
    private static final int COLD = 1_000;
    private static final int REGISTRATIONS = 6_000;
    private static final String GROUP = "notification-service.registrations";

    @Override
    public void measure(Platform platform, Report report) throws IOException, InterruptedException {
        var brokers = platform.brokers();
        try (var registrations = new ManyRegistrations(platform);
                var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            registrations.write(COLD);
            registrations.republish();
            platform.waitUntilQuiet();
            registrations.write(REGISTRATIONS);
            platform.waitUntilQuiet();
            Benchmarks.say("events");
            long expected = ends(admin) + REGISTRATIONS;
            long begin = System.nanoTime();
            var told = CompletableFuture.runAsync(registrations::republish);
            double sent = perSecond(begin, () -> ends(admin), expected);
            double read = perSecond(begin, () -> committed(admin), expected);
            told.join();
            int bytes = bytesOfOne(brokers);
            platform.waitUntilQuiet();
            var bare = bare(brokers, bytes);
            report.ratio(
                    "records of %d bytes from documents to the broker".formatted(bytes),
                    "/s",
                    sent,
                    Double.parseDouble(bare[0]),
                    "");
            report.ratio(
                    "the same until notification-service has stored them",
                    "/s",
                    read,
                    Double.parseDouble(bare[1]),
                    "");
        }
    }

    private static String[] bare(String brokers, int bytes)
            throws IOException, InterruptedException {
        try (var program =
                BareProgram.start(
                        BareEvents.class,
                        brokers,
                        Integer.toString(REGISTRATIONS),
                        Integer.toString(bytes))) {
            return program.lastWords().strip().split(" ", -1);
        }
    }

    private static double perSecond(long begin, LongSupplier reached, long expected) {
        Platform.waitFor("events", () -> reached.getAsLong() >= expected);
        return REGISTRATIONS / ((System.nanoTime() - begin) / 1e9);
    }

    private static long ends(Admin admin) {
        var wanted =
                PARTITIONS.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
        var ends = result(() -> admin.listOffsets(wanted).all().get());
        return ends.values().stream().mapToLong(end -> end.offset()).sum();
    }

    private static long committed(Admin admin) {
        var offsets =
                result(() ->
                        admin.listConsumerGroupOffsets(GROUP)
                                .partitionsToOffsetAndMetadata()
                                .get());
        return PARTITIONS.stream().mapToLong(p -> requireNonNull(offsets.get(p)).offset()).sum();
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> T result(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not say", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the broker", e);
        }
    }

    private static int bytesOfOne(String brokers) {
        var record = RegistrationsTopic.first(brokers);
        return record.serializedValueSize() + bytesOfHeaders(record);
    }

    private static int bytesOfHeaders(ConsumerRecord<?, ?> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .mapToInt(header -> header.key().length() + header.value().length)
                .sum();
    }
}
