package org.talanoa.benchmark;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What came of many requests.
 *
 * @param taken how long each took that was answered with success
 * @param refused how many were answered otherwise
 */
record Load(Timings taken, int refused, Duration in) {
    /** So many users, each of whom asks again as soon as there is an answer. */
    static Load of(int users, Duration time, Supplier<HttpRequest> requests) {
        long begin = System.nanoTime();
        return of(users, () -> System.nanoTime() - begin < time.toNanos(), requests);
    }

    /** The same until there are so many. */
    static Load times(int count, int users, Supplier<HttpRequest> requests) {
        var left = new AtomicInteger(count);
        return of(users, () -> left.getAndDecrement() > 0, requests);
    }

    private static Load of(int users, BooleanSupplier goOn, Supplier<HttpRequest> requests) {
        long begin = System.nanoTime();
        var turns = new ArrayList<Future<List<Long>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < users; i++) {
                turns.add(
                        threads.submit(() -> {
                            var answers = new ArrayList<Long>();
                            while (goOn.getAsBoolean()) {
                                answers.add(ask(requests.get()));
                            }
                            return answers;
                        }));
            }
        }
        return new Load(turns, begin);
    }

    /** So many a second, whether the earlier ones have been answered or not. */
    static Load paced(double perSecond, Duration time, Supplier<HttpRequest> requests) {
        long begin = System.nanoTime();
        var turns = new ArrayList<Future<List<Long>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long pause = (long) (1e9 / perSecond);
            for (long at = 0; at < time.toNanos(); at += pause) {
                LockSupport.parkNanos(begin + at - System.nanoTime());
                turns.add(threads.submit(() -> List.of(ask(requests.get()))));
            }
        }
        return new Load(turns, begin);
    }

    private Load(List<Future<List<Long>>> turns, long begin) {
        var elapsed = Duration.ofNanos(System.nanoTime() - begin);
        var all = turns.stream().flatMap(turn -> result(turn).stream()).toList();
        var taken = all.stream().filter(nanos -> nanos >= 0).toList();
        this(new Timings(taken), all.size() - taken.size(), elapsed);
    }

    double perSecond() {
        return taken.count() / (in.toNanos() / 1e9);
    }

    /** Nanoseconds; negative where it was not answered with success. */
    private static long ask(HttpRequest request) {
        long begin = System.nanoTime();
        var answer = Http.send(request);
        return Http.isFine(answer) ? System.nanoTime() - begin : -1;
    }

    private static List<Long> result(Future<List<Long>> turn) {
        try {
            return turn.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The load broke off", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted under load", e);
        }
    }
}
