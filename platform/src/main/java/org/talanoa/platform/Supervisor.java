package org.talanoa.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps all parts running, and ends them from the top down. */
final class Supervisor {
    private final Home home;
    private final Console console;
    private final List<Keeper> keepers = new ArrayList<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private boolean stopped;

    Supervisor(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /** Completed with {@link CannotStart} when a part fails without which nothing is of use. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    /**
     * Starts a part and returns at once.
     *
     * @return completed when it is ready for the first time
     */
    synchronized CompletableFuture<?> start(Part part) {
        var keeper = new Keeper(part, home, console);
        keeper.ready().exceptionally(this::fail);
        if (!stopped) {
            keepers.add(keeper);
            keeper.start();
        }
        return keeper.ready();
    }

    private Duration fail(Throwable why) {
        failure.completeExceptionally(why);
        return Duration.ZERO;
    }

    /** Ends every part: the portal first, what the others stand on last. None is left behind. */
    void stop() throws InterruptedException {
        for (var layer : layers()) {
            var ends = new ArrayList<Thread>();
            for (var keeper : layer) ends.add(Thread.ofVirtual().start(() -> end(keeper)));
            for (var end : ends) end.join();
        }
    }

    private synchronized List<List<Keeper>> layers() {
        stopped = true;
        var layers = new ArrayList<List<Keeper>>();
        for (var layer : Part.Layer.values()) {
            layers.addFirst(
                    keepers.stream().filter(keeper -> keeper.part().layer() == layer).toList());
        }
        return layers;
    }

    private void end(Keeper keeper) {
        try {
            keeper.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
