package org.talanoa.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A bare program in a process of its own, with the JVM settings that {@code ./run} gives services.
 */
record BareProgram(Process process, Path output) implements AutoCloseable {
    private static final List<String> AS_SERVICES =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xss512k",
                    "-Djdk.virtualThreadScheduler.parallelism=16",
                    "-Xmx144m");

    static BareProgram start(Class<?> program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AS_SERVICES);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return start(command, System.getenv());
    }

    /** Any program, with this environment and no other. */
    static BareProgram start(List<String> command, Map<String, String> environment)
            throws IOException {
        var output = Files.createTempFile("bare", ".log");
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(output.toFile());
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new BareProgram(process, output);
    }

    /** Until it takes connections. */
    void waitFor(int port) {
        Platform.waitFor(
                "a bare program",
                () -> {
                    if (!process.isAlive()) throw new IllegalStateException("It ended");
                    try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
                        return socket.isConnected();
                    } catch (IOException e) {
                        return false;
                    }
                });
    }

    /** What it printed until it ended. */
    String lastWords() throws IOException, InterruptedException {
        if (process.waitFor() != 0) throw new IllegalStateException("A bare program failed");
        return Files.readString(output);
    }

    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.delete(output);
    }
}
