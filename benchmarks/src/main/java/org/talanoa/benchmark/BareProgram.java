package org.talanoa.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A bare program in a process of its own, with the JVM settings that {@code ./run} gives services.
 */
record BareProgram(Process process) implements AutoCloseable {
    private static final List<String> AS_SERVICES =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k", "-Xmx144m");

    static BareProgram start(Class<?> program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AS_SERVICES);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new BareProgram(process);
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

    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
