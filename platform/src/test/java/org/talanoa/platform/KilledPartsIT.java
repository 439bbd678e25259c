package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.talanoa.platform.Programmer.Registered;

/**
 * Whatever is killed while registrations come in, are confirmed and approved, and submissions are
 * handed in: what was accepted is there once, is counted once and gets one mail.
 */
@ExtendWith(WholePlatform.class)
class KilledPartsIT {
    private static final Duration BACK_AT_WORK = Duration.ofSeconds(3);

    /** All parts. Those that die together do not need each other to show that they work again. */
    private static final List<List<String>> DYING =
            List.of(
                    List.of("registration-service", "mailbox", "recommendation-service"),
                    List.of("portal", "kafka"),
                    List.of("notification-service", "dashboard-service"),
                    List.of("consultation-service", "mongodb"));

    private static final int IN_EACH_ROUND = 12;

    /** Between two registrations while parts are killed at random: less than they can take. */
    private static final int PACE_MILLIS = 250;

    /** More than there is time for. */
    private static final int AT_RANDOM = 90;

    @Test
    void nothing_accepted_is_lost_or_doubled_and_a_killed_service_works_within_three_seconds(
            Talanoa talanoa) throws Exception {
        var registered = new ArrayList<Registered>();
        try (var work = new OtherWork(talanoa, DYING.size());
                var senders = Executors.newFixedThreadPool(4)) {
            int before = talanoa.dashboard().total();
            for (var dying : DYING) {
                var away = System.nanoTime();
                work.begins();
                registered.addAll(someWhileTheyDie(talanoa, senders, dying));
                dying.forEach(talanoa::waitUntilReady);
                var patience = backAtWork(elapsed(away));
                for (var part : dying) {
                    var since = System.nanoTime();
                    works(part, talanoa, before, registered);
                    assertThat(elapsed(since))
                            .as("time in which " + part + " did its work after it was ready")
                            .isLessThan(patience);
                }
            }
            work.isDoneOnce();
            assertThatEachIsThereOnce(talanoa, before, registered);
            work.isToldOnce();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "talanoa.scale", matches = "large")
    void nothing_accepted_is_lost_or_doubled_whatever_is_killed_and_when(Talanoa talanoa)
            throws Exception {
        try (var work = new OtherWork(talanoa, AT_RANDOM);
                var senders = Executors.newFixedThreadPool(4)) {
            int before = talanoa.dashboard().total();
            var registered = atRandomMoments(talanoa, senders, work, Duration.ofMinutes(10));
            work.isDoneOnce();
            assertThatEachIsThereOnce(talanoa, before, registered);
            work.isToldOnce();
        }
    }

    private static void assertThatEachIsThereOnce(
            Talanoa talanoa, int before, List<Registered> registered) throws Exception {
        var dashboard = talanoa.dashboard();
        assertThat(registered).extracting(Registered::id).doesNotHaveDuplicates();
        dashboard.waitsForTotal(before + registered.size());
        talanoa.mailbox().haveOneEach(registered);
        // What comes last proves that nothing more is to come of what came before.
        registered.add(talanoa.programmer().registers(Applicant.another()));
        dashboard.waitsForTotal(before + registered.size());
        talanoa.mailbox().haveOneEach(registered);
        assertThat(dashboard.total()).isEqualTo(before + registered.size());
        talanoa.agrees();
    }

    /** A machine with other work, on which they were away for longer, may take longer here, too. */
    private static Duration backAtWork(Duration away) {
        var share = away.dividedBy(3);
        return share.compareTo(BACK_AT_WORK) > 0 ? share : BACK_AT_WORK;
    }

    private static Duration elapsed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** They die with some registrations under way, and some more come while they are away. */
    private static List<Registered> someWhileTheyDie(
            Talanoa talanoa, ExecutorService senders, List<String> dying)
            throws InterruptedException, ExecutionException {
        var registrations = new ArrayList<Future<Registered>>();
        for (int i = 0; i < IN_EACH_ROUND; i++) {
            registrations.add(senders.submit(registration(talanoa)));
        }
        dying.forEach(talanoa::kill);
        return Waiting.results(registrations);
    }

    /** Waits for what the part is there for; of the ground, services are the proof. */
    private static void works(
            String part, Talanoa talanoa, int before, List<Registered> registered) {
        switch (part) {
            case "registration-service" -> {
                registered.add(talanoa.programmer().registers(Applicant.another()));
                talanoa.dashboard().waitsForTotal(before + registered.size());
            }
            case "notification-service" ->
                    talanoa.mailbox()
                            .mailTo(
                                    registered.getLast().applicant().email(),
                                    "Confirm your address");
            case "dashboard-service" ->
                    talanoa.dashboard().waitsForTotal(before + registered.size());
            case "consultation-service" ->
                    assertThat(Http.status(talanoa.baseUrl() + "/api/v1/reviews")).isEqualTo(200);
            case "portal" -> assertThat(Http.status(talanoa.baseUrl())).isEqualTo(200);
            default -> {}
        }
    }

    /** There is work all the time, and every few seconds something dies. */
    private static List<Registered> atRandomMoments(
            Talanoa talanoa, ExecutorService senders, OtherWork work, Duration time)
            throws InterruptedException, ExecutionException {
        long seed = Long.getLong("talanoa.seed", System.nanoTime());
        System.out.println("Kills at random moments; the same ones again: -Dtalanoa.seed=" + seed);
        var random = new Random(seed);
        var parts = DYING.stream().flatMap(List::stream).toList();
        var registrations = new ArrayList<Future<Registered>>();
        for (long since = System.nanoTime(); elapsed(since).compareTo(time) < 0; ) {
            work.begins();
            for (int left = random.nextInt(20_000); left > 0; left -= PACE_MILLIS) {
                registrations.add(senders.submit(registration(talanoa)));
                pause(Math.min(left, PACE_MILLIS));
            }
            talanoa.kill(parts.get(random.nextInt(parts.size())));
        }
        return Waiting.results(registrations);
    }

    private static void pause(int millis) throws ExecutionException, InterruptedException {
        new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).get();
    }

    private static Callable<Registered> registration(Talanoa talanoa) {
        return () -> talanoa.programmer().registers(Applicant.another());
    }
}
