package org.talanoa.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part as {@code ./run} starts it, to be killed. */
final class PartProcess implements AutoCloseable {
    private final Process process;

    private PartProcess(Process process) {
        this.process = process;
    }

    /** Returns when the part has said that it is ready. */
    static PartProcess start(String heap, String... arguments) {
        return ready(launch(heap, arguments));
    }

    /**
     * The same, on a disk that takes no file larger than so many KiB: what a program meets then is
     * what it meets on a full one, a write that the system refuses.
     */
    static PartProcess startWithFilesUpTo(int kib, String heap, String... arguments) {
        var limited =
                new ArrayList<>(
                        List.of("/bin/sh", "-c", "ulimit -f " + 2 * kib + "; exec \"$0\" \"$@\""));
        limited.addAll(command(heap, arguments));
        return ready(launch(limited));
    }

    private static PartProcess ready(PartProcess started) {
        try {
            var line = started.output().readLine();
            if (line == null)
                throw new IllegalStateException("It ended at once: " + started.errors());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PartProcess launch(String heap, String... arguments) {
        return launch(command(heap, arguments));
    }

    private static List<String> command(String heap, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heap,
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                EmbeddedMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static PartProcess launch(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            return new PartProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9 */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** kill -TERM; returns the exit code. */
    int terminate() {
        process.destroy();
        return exitCode();
    }

    int exitCode() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS))
                throw new IllegalStateException("It does not end");
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String errors() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        kill();
    }

    private BufferedReader output() {
        return process.inputReader();
    }
}
