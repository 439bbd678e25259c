package org.talanoa.platform;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that outlived their supervisor, as when it was killed. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /**
     * Stops what an earlier run on this home left behind, and only that: a process id from a file
     * may belong to something else by now, so the command line is looked at too.
     *
     * @return how many there were
     */
    static int stop(Home home) throws CannotStart, InterruptedException {
        var ours = new ArrayList<ProcessHandle>();
        for (var file : pidFiles(home)) {
            var part = file.getFileName().toString().replaceFirst("\\.pid$", "");
            try {
                process(Files.readString(file).strip())
                        .filter(process -> Part.is(process, part, home))
                        .ifPresent(ours::add);
                Files.delete(file);
            } catch (IOException e) {
                throw new CannotStart("The file %s cannot be read.".formatted(file));
            }
        }
        ours.forEach(ProcessHandle::destroy);
        for (var process : ours) end(process);
        return ours.size();
    }

    /** Of a machine that lost its power the file may be there and empty; then nothing runs. */
    private static Optional<ProcessHandle> process(String id) {
        try {
            return ProcessHandle.of(Long.parseLong(id));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static List<Path> pidFiles(Home home) throws CannotStart {
        try (var files = Files.newDirectoryStream(home.folder().resolve("run"), "*.pid")) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            return found;
        } catch (IOException | DirectoryIteratorException e) {
            throw new CannotStart("The folder %s cannot be read.".formatted(home.folder()));
        }
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for the end of a process cannot fail", e);
        }
    }
}
