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
import java.util.stream.Gatherers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.talanoa.platform.Programmer.Registered;

/**
 * Whatever is killed while registrations come in: what was accepted is there once, is counted once
 * and gets one mail.
 */
@ExtendWith(WholePlatform.class)
class KilledPartsIT {
    private static final Duration BACK_AT_WORK = Duration.ofSeconds(3);

    private static final List<String> PARTS =
            List.of(
                    "registration-service",
                    "kafka",
                    "notification-service",
                    "mongodb",
                    "dashboard-service",
                    "mailbox",
                    "consultation-service",
                    "portal",
                    "recommendation-service");

    @Test
    void nothing_accepted_is_lost_or_doubled_whatever_is_killed(Talanoa talanoa)
            throws InterruptedException, ExecutionException {
        var dashboard = talanoa.dashboard();
        int before = dashboard.total();
        try (var senders = Executors.newFixedThreadPool(4)) {
            var registered =
                    Waiting.LARGE
                            ? atRandomMoments(talanoa, senders, 1_000, 30)
                            : twoAfterTwo(talanoa, senders, 60);
            assertThat(registered).extracting(Registered::id).doesNotHaveDuplicates();
            dashboard.waitsForTotal(before + registered.size());
            talanoa.mailbox().haveOneEach(registered);
            // What comes last proves that nothing more is to come of what came before.
            var last = talanoa.programmer().registers(Applicant.another());
            dashboard.waitsForTotal(before + registered.size() + 1);
            registered.add(last);
            talanoa.mailbox().haveOneEach(registered);
            assertThat(dashboard.total()).isEqualTo(before + registered.size());
        }
    }

    @Test
    void a_killed_service_works_again_within_three_seconds_of_being_ready(Talanoa talanoa) {
        var dashboard = talanoa.dashboard();
        int before = dashboard.total();

        talanoa.kill("notification-service");
        var waiting = talanoa.programmer().registers(Applicant.another()).applicant();
        afterItIsBack(
                talanoa,
                "notification-service",
                () -> talanoa.mailbox().mailTo(waiting.email(), "Confirm your address"));

        talanoa.kill("dashboard-service");
        afterItIsBack(talanoa, "dashboard-service", () -> dashboard.waitsForTotal(before + 1));

        talanoa.kill("registration-service");
        afterItIsBack(
                talanoa,
                "registration-service",
                () -> {
                    talanoa.programmer().registers(Applicant.another());
                    dashboard.waitsForTotal(before + 2);
                });

        talanoa.kill("consultation-service");
        afterItIsBack(
                talanoa,
                "consultation-service",
                () ->
                        assertThat(Http.status(talanoa.baseUrl() + "/api/v1/reviews"))
                                .isEqualTo(200));

        talanoa.kill("portal");
        afterItIsBack(
                talanoa, "portal", () -> assertThat(Http.status(talanoa.baseUrl())).isEqualTo(200));
    }

    private static void afterItIsBack(Talanoa talanoa, String part, Runnable work) {
        talanoa.waitUntilReady(part);
        var since = System.nanoTime();
        work.run();
        assertThat(Duration.ofNanos(System.nanoTime() - since))
                .as("time in which " + part + " did its work")
                .isLessThan(BACK_AT_WORK);
    }

    /** Two parts die with some registrations under way, and some more come while they are away. */
    private static List<Registered> twoAfterTwo(
            Talanoa talanoa, ExecutorService senders, int number)
            throws InterruptedException, ExecutionException {
        var registrations = new ArrayList<Future<Registered>>();
        var dying = PARTS.stream().gather(Gatherers.windowFixed(2)).toList();
        for (int i = 0; i < dying.size(); i++) {
            while (registrations.size() < number * (i + 1) / dying.size()) {
                registrations.add(senders.submit(registration(talanoa)));
            }
            dying.get(i).forEach(talanoa::kill);
            for (var registration : registrations) registration.get();
            dying.get(i).forEach(talanoa::waitUntilReady);
        }
        return results(registrations);
    }

    private static List<Registered> atRandomMoments(
            Talanoa talanoa, ExecutorService senders, int number, int kills)
            throws InterruptedException, ExecutionException {
        long seed = Long.getLong("talanoa.seed", System.nanoTime());
        System.out.println("Kills at random moments; the same ones again: -Dtalanoa.seed=" + seed);
        var random = new Random(seed);
        var registrations = new ArrayList<Future<Registered>>();
        for (int i = 0; i < kills; i++) {
            while (registrations.size() < number * (i + 1) / kills) {
                registrations.add(senders.submit(registration(talanoa)));
            }
            pause(random.nextInt(20_000));
            talanoa.kill(PARTS.get(random.nextInt(PARTS.size())));
        }
        return results(registrations);
    }

    private static void pause(int millis) throws ExecutionException, InterruptedException {
        new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).get();
    }

    private static Callable<Registered> registration(Talanoa talanoa) {
        return () -> talanoa.programmer().registers(Applicant.another());
    }

    private static List<Registered> results(List<Future<Registered>> registrations)
            throws InterruptedException, ExecutionException {
        var results = new ArrayList<Registered>();
        for (var registration : registrations) results.add(registration.get());
        return results;
    }
}
