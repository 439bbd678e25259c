package org.talanoa.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one part running: starts it, says when it is ready, and starts it again when it died. */
final class Keeper {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration TIME_TO_END = Duration.ofSeconds(10);

    private final Part part;
    private final Home home;
    private final Console console;
    private final Pauses pauses = new Pauses();
    private final CompletableFuture<Duration> ready = new CompletableFuture<>();
    private @Nullable Process process;
    private boolean stopped;

    Keeper(Part part, Home home, Console console) {
        this.part = part;
        this.home = home;
        this.console = console;
    }

    Part part() {
        return part;
    }

    /** Completed with the time it took when the part is ready for the first time. */
    CompletableFuture<Duration> ready() {
        return ready;
    }

    /** Starts the part and returns at once. */
    void start() {
        Thread.ofVirtual().name(part.name()).start(this::keep);
    }

    /** Ends the part, by force if it does not end within {@value #TIME_TO_END}. */
    void stop() throws InterruptedException {
        var last = last();
        if (last == null) return;
        last.destroy();
        if (!last.waitFor(TIME_TO_END)) {
            last.destroyForcibly();
            last.waitFor();
        }
        forgetPid();
    }

    private synchronized @Nullable Process last() {
        stopped = true;
        notifyAll();
        return process;
    }

    private void keep() {
        try {
            while (goesOnAfterRunning()) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the part until it ends, and says whether it is to be started again. */
    private boolean goesOnAfterRunning() throws InterruptedException {
        Optional<Process> running;
        try {
            running = launch();
        } catch (IOException e) {
            return mayTryAgain(e);
        }
        if (running.isEmpty()) return false;
        var healthy = watch(running.get());
        return mayGoOn(running.get().exitValue(), healthy);
    }

    /** Nothing once the part was told to stop. */
    private synchronized Optional<Process> launch() throws IOException {
        if (stopped) return Optional.empty();
        var started = part.start(home);
        process = started;
        notePid(started);
        return Optional.of(started);
    }

    /** Returns when the process has ended, with how long it was ready before. */
    private Duration watch(Process running) throws InterruptedException {
        var since = System.nanoTime();
        var saidSo = false;
        while (!part.isReady()) {
            if (running.waitFor(LOOK_EVERY)) return Duration.ZERO;
            if (!saidSo && elapsed(since).compareTo(LONG) > 0) {
                console.say(part, "still starting; its log: " + home.log(part.name()));
                saidSo = true;
            }
        }
        console.say(part, "ready after " + Console.seconds(elapsed(since)));
        ready.complete(elapsed(since));
        var readySince = System.nanoTime();
        running.waitFor();
        return elapsed(readySince);
    }

    /** Says that the part died and waits before it is started again. */
    private boolean mayGoOn(int exitCode, Duration healthy) throws InterruptedException {
        if (isStopped()) return false;
        forgetPid();
        if (part.layer().isGround() && !ready.isDone()) {
            ready.completeExceptionally(
                    new CannotStart(
                            "%s does not start: %s"
                                    .formatted(part.name(), home.lastWordsOf(part.name()))));
            return false;
        }
        var pause = pauses.after(healthy);
        console.say(
                part,
                "ended with exit code %d; it is started again in %d s; its log: %s"
                        .formatted(exitCode, pause.toSeconds(), home.log(part.name())));
        return !stoppedWithin(pause);
    }

    /**
     * A machine that has no room for a process now may have it soon; at the first start it is for
     * the person who tried to make some.
     */
    private boolean mayTryAgain(IOException why) throws InterruptedException {
        if (!ready.isDone()) {
            ready.completeExceptionally(
                    new CannotStart(part.name() + " cannot be started: " + why.getMessage()));
            return false;
        }
        var pause = pauses.after(Duration.ZERO);
        console.say(
                part,
                "cannot be started: %s; it is tried again in %d s"
                        .formatted(why.getMessage(), pause.toSeconds()));
        return !stoppedWithin(pause);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized boolean stoppedWithin(Duration pause) throws InterruptedException {
        var until = System.nanoTime() + pause.toNanos();
        for (var left = pause.toNanos(); !stopped && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return stopped;
    }

    /** Without it the part runs all the same; only a run after a killed one would not find it. */
    private void notePid(Process started) {
        try {
            Files.writeString(home.pid(part.name()), Long.toString(started.pid()));
        } catch (IOException e) {
            console.say(part, "its file " + home.pid(part.name()) + " cannot be written");
            forgetPid();
        }
    }

    private void forgetPid() {
        try {
            Files.deleteIfExists(home.pid(part.name()));
        } catch (IOException e) {
            console.say(part, "its file " + home.pid(part.name()) + " cannot be deleted");
        }
    }

    private static Duration elapsed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
