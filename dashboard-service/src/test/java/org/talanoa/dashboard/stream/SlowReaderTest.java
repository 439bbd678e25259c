package org.talanoa.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.dashboard.count.Dashboards;
import org.talanoa.dashboard.count.Given;
import org.talanoa.kit.event.ContractsModule;
import org.talanoa.kit.event.EventJson;
import org.talanoa.kit.event.EventReader;
import org.talanoa.kit.event.EventTypes;
import tools.jackson.databind.json.JsonMapper;

class SlowReaderTest {
    private final EventJson json = new EventJson();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Dashboards dashboards =
            new Dashboards(new EventReader(json, meters), Clock.systemUTC());
    private final Given given = new Given("slow");
    private final DashboardStream stream =
            new DashboardStream(
                    JsonMapper.builder().addModule(new ContractsModule()).build(), meters);

    @BeforeEach
    void start() {
        stream.start();
    }

    @AfterEach
    void stop() {
        stream.stop();
    }

    @Test
    void a_reader_who_does_not_read_keeps_nobody_waiting_and_then_gets_the_newest() {
        var stuck = new Noting(1);
        var quick = new Noting(0);
        register("a");
        var counts = dashboards.of(given.review()).orElseThrow();
        stream.open(counts, stuck);
        stream.open(counts, quick);
        await().until(() -> stuck.waiting);

        for (int i = 0; i < 50; i++) register("r" + i);
        await().until(() -> quick.last().contains("\"total\":51"));
        assertThat(stuck.frames).isEmpty();

        stuck.release.countDown();
        await().until(() -> stuck.last().contains("\"total\":51"));
        assertThat(stuck.frames).hasSize(2);
    }

    @Test
    void all_streams_end_when_the_service_stops_and_none_is_opened_after() {
        var before = new Noting(0);
        register("a");
        var counts = dashboards.of(given.review()).orElseThrow();
        stream.open(counts, before);
        await().until(() -> !before.frames.isEmpty());
        stream.stop();
        var after = new Noting(0);
        stream.open(counts, after);
        await().until(() -> before.complete && after.complete);
        await().until(() -> meters.get("talanoa.dashboard.readers").gauge().value() == 0);
    }

    private void register(String id) {
        var event =
                new RegistrationEvent.Confirmed(
                        given.registration(id, RegistrationStatus.UNDER_REVIEW));
        var headers =
                Map.of(
                        "ce_id",
                        id + ":1",
                        "ce_type",
                        EventTypes.nameOf(event.getClass()),
                        "ce_time",
                        "2027-01-20T08:00:00Z");
        dashboards.count(EventTopic.REGISTRATIONS, headers::get, json.write(event));
    }

    /** Notes what it is sent; its first frame takes until it is released. */
    private static final class Noting extends SseEmitter {
        final List<String> frames = new CopyOnWriteArrayList<>();
        final CountDownLatch release;
        volatile boolean waiting;
        volatile boolean complete;

        Noting(int locks) {
            release = new CountDownLatch(locks);
        }

        @Override
        public void send(SseEventBuilder builder) throws IOException {
            waiting = true;
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            frames.add(
                    builder.build().stream()
                            .map(part ->
                                    part.getData() instanceof byte[] bytes
                                            ? new String(bytes, StandardCharsets.UTF_8)
                                            : part.getData().toString())
                            .collect(Collectors.joining()));
        }

        @Override
        public void complete() {
            complete = true;
        }

        String last() {
            return frames.isEmpty() ? "" : frames.getLast();
        }
    }
}
