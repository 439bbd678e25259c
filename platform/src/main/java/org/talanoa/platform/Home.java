package org.talanoa.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** The folder that holds all that an installation keeps: data, logs, keys, and who runs. */
record Home(Path folder) {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    static Home of(Path root, Map<String, String> environment) {
        var chosen = environment.getOrDefault("TALANOA_HOME", "");
        return new Home(
                (chosen.isBlank() ? root.resolve(".talanoa") : Path.of(chosen))
                        .toAbsolutePath()
                        .normalize());
    }

    Path data(String part) {
        return folder.resolve("data").resolve(part);
    }

    Path log(String part) {
        return folder.resolve("logs").resolve(part + ".log");
    }

    Path key(String name) {
        return folder.resolve("keys").resolve(name);
    }

    /** Holds the process id of a part while it runs. */
    Path pid(String part) {
        return folder.resolve("run").resolve(part + ".pid");
    }

    Path access() {
        return folder.resolve("access.json");
    }

    /** Makes what is missing of the folders. */
    void prepare() throws CannotStart {
        try {
            for (var name : new String[] {"data", "logs", "keys", "run"}) {
                Files.createDirectories(folder.resolve(name));
            }
            Files.deleteIfExists(
                    Files.writeString(folder.resolve("data").resolve(".writable"), ""));
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder %s cannot be written: give this account the right to, or name another in TALANOA_HOME."
                            .formatted(folder));
        }
    }

    /** Keeps a second {@code ./run} off this folder until the lock is closed or we end. */
    FileLock lock() throws CannotStart {
        try {
            var channel =
                    FileChannel.open(
                            folder.resolve("run").resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock != null) return lock;
            channel.close();
        } catch (IOException e) {
            throw new CannotStart("The folder %s cannot be locked.".formatted(folder));
        }
        throw new CannotStart("Talanoa already runs on the folder %s.".formatted(folder));
    }

    void deleteData() throws CannotStart {
        var data = folder.resolve("data");
        try {
            delete(data);
            Files.createDirectory(data);
        } catch (IOException | UncheckedIOException e) {
            throw new CannotStart("The data in %s cannot be deleted.".formatted(data));
        }
    }

    /** Deletes a folder, if it is there, with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    /** Puts the log of the run before aside; of each part one older log is kept. */
    void turnLogs() throws CannotStart {
        try (var logs = Files.newDirectoryStream(folder.resolve("logs"), "*.log")) {
            for (var log : logs) {
                Files.move(
                        log,
                        log.resolveSibling(log.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new CannotStart("The logs in %s cannot be moved.".formatted(folder));
        }
    }

    /** Writes a file that only this account may read, in one step: there is no half of it. */
    static void writeSecret(Path file, String text) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.writeString(Files.createFile(unfinished, OWNER_ONLY), text);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The last line with something on it, where programs say why they end. */
    String lastWordsOf(String part) {
        try (var lines = Files.lines(log(part))) {
            return lines.filter(line -> !line.isBlank()).reduce("", (_, next) -> next);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException | UncheckedIOException e) {
            return "its log cannot be read";
        }
    }
}
