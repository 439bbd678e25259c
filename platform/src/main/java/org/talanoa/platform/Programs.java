package org.talanoa.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The built services, unpacked beside their jars: a jar of jars takes a third more processor time
 * to start, and starting is what we wait for.
 *
 * @param root the folder of the project
 */
record Programs(Path root) {
    /** The jar to start a service by; unpacks it first if it was built since the last time. */
    Path jar(String service) throws CannotStart {
        var target = root.resolve(service).resolve("target");
        var built = target.resolve(service + ".jar");
        var unpacked = target.resolve("unpacked");
        try {
            if (isOlder(unpacked, built)) unpack(built, unpacked);
            return unpacked.resolve(service + ".jar");
        } catch (IOException | UncheckedIOException e) {
            throw new CannotStart("The program %s cannot be unpacked.".formatted(built));
        }
    }

    private static boolean isOlder(Path unpacked, Path built) throws CannotStart, IOException {
        if (!Files.exists(built)) {
            throw new CannotStart("The program %s has not been built.".formatted(built));
        }
        return !Files.exists(unpacked)
                || Files.getLastModifiedTime(unpacked).compareTo(Files.getLastModifiedTime(built))
                        < 0;
    }

    private static void unpack(Path built, Path unpacked) throws CannotStart, IOException {
        var unfinished = Files.createTempDirectory(unpacked.getParent(), "unpacking");
        Home.delete(unfinished); // the tool wants to make it
        run(
                List.of(
                        Part.javaProgram(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        built.toString(),
                        "extract",
                        "--destination",
                        unfinished.toString()));
        Home.delete(unpacked);
        Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void run(List<String> command) throws CannotStart, IOException {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor() != 0) throw new IOException("It could not be unpacked");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Stopped while a program was unpacked.");
        }
    }
}
