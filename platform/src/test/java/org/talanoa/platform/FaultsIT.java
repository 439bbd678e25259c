package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.talanoa.platform.Programmer.Registered;

/**
 * Parts that are away, or stand still, while people register: what was accepted is there, and
 * whoever is not served is told when to come back.
 */
@ExtendWith(WholePlatform.class)
class FaultsIT {
    private static final Duration AWAY = Duration.ofSeconds(20);
    private static final Duration STILL = Duration.ofSeconds(15);
    private static final int WHILE_AWAY = Waiting.LARGE ? 1_000 : 75;

    /** More than the documents that a relay holds while it tries to send: so many it may keep. */
    private static final int TO_BEGIN_WITH = 75;

    private static final int WHILE_STILL = 8;
    private static final int SENDERS = 4;

    /**
     * Bytes that one event that waits may take: whose it is, while it lies in its document. Of few,
     * what a service makes for the first time, and a batch that is just tried, count as well.
     */
    private static final long HEAP_OF_EACH = Waiting.LARGE ? 2 * 1024 : 12 * 1024;

    /** Those of one group do not need each other to take what comes in. */
    private static final List<List<String>> STANDING_STILL =
            List.of(
                    List.of("kafka", "mailbox", "consultation-service", "recommendation-service"),
                    List.of("mongodb", "dashboard-service"),
                    List.of("registration-service", "notification-service", "portal"));

    @Test
    void while_kafka_is_away_forms_are_taken_and_their_events_follow_in_order(Talanoa talanoa)
            throws Exception {
        var dashboard = talanoa.dashboard();
        int total = dashboard.total();
        int withdrawn = dashboard.inStatus("WITHDRAWN");
        var secretariat = talanoa.secretariat();
        List<Registered> registered;
        try (var _ = talanoa.away("kafka")) {
            var soLong = after(AWAY);
            registered = registrations(TO_BEGIN_WITH, talanoa);
            var heap = talanoa.heapInUse("registration-service");
            var more = registrations(WHILE_AWAY, talanoa);
            registered.addAll(more);
            for (var one : registered.subList(0, 5)) secretariat.withdraws(one.id());
            assertThat(talanoa.gauge("registration-service", "talanoa_outbox_pending"))
                    .as("documents with events that wait")
                    .isGreaterThanOrEqualTo(registered.size());
            var grown = talanoa.heapInUse("registration-service") - heap;
            assertThat(grown)
                    .as("bytes of heap that %d more events that wait take", more.size())
                    .isLessThan(more.size() * HEAP_OF_EACH);
            soLong.join();
        }
        dashboard.waitsForTotal(total + registered.size());
        dashboard.waitsFor("WITHDRAWN", withdrawn + 5);
        // Who withdrew before anything could be told gets no mail to an address nobody has proven.
        talanoa.mailbox().haveOneEach(registered);
        talanoa.agrees();
    }

    @Test
    void while_mongodb_is_away_who_asks_is_told_when_to_come_back_and_the_counts_stand(
            Talanoa talanoa) throws Exception {
        var dashboard = talanoa.dashboard();
        int total = dashboard.total();
        var form =
                talanoa.programmer()
                        .registration(Applicant.another(), UUID.randomUUID().toString());
        try (var _ = talanoa.away("mongodb")) {
            var refused = Http.send(form, Duration.ofSeconds(20));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
            assertThat(dashboard.total()).isEqualTo(total);
            var page = Http.send(Http.request(talanoa.baseUrl()));
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(page.body()).contains("Try again");
        }
        var id =
                Waiting.until("the same form to be taken")
                        .until(
                                () -> Http.json(form).path("id").asString(),
                                made -> !made.isEmpty());
        dashboard.waitsForTotal(total + 1);
        assertThat(Http.json(form).path("id").asString()).isEqualTo(id);
        talanoa.agrees();
    }

    @Test
    void each_process_may_stand_still_for_a_while_and_nothing_is_lost_or_done_twice(Talanoa talanoa)
            throws Exception {
        var dashboard = talanoa.dashboard();
        int total = dashboard.total();
        var registered = new ArrayList<Registered>();
        for (var still : STANDING_STILL) {
            for (var part : still) talanoa.signal("STOP", part);
            var goingOn = after(STILL).thenRun(() -> goOn(talanoa, still));
            registered.addAll(registrations(WHILE_STILL, talanoa));
            goingOn.join();
        }
        dashboard.waitsForTotal(total + registered.size());
        talanoa.mailbox().haveOneEach(registered);
        talanoa.agrees();
    }

    private static CompletableFuture<?> after(Duration time) {
        return new CompletableFuture<Void>()
                .completeOnTimeout(null, time.toSeconds(), TimeUnit.SECONDS);
    }

    private static void goOn(Talanoa talanoa, List<String> parts) {
        try {
            for (var part : parts) talanoa.signal("CONT", part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Some senders, each with so many forms one after another. */
    private static List<Registered> registrations(int ofEach, Talanoa talanoa)
            throws InterruptedException, ExecutionException {
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            var futures = new ArrayList<Future<Registered>>();
            for (int i = 0; i < SENDERS * ofEach; i++) {
                futures.add(
                        senders.submit(() -> talanoa.programmer().registers(Applicant.another())));
            }
            return Waiting.results(futures);
        }
    }
}
