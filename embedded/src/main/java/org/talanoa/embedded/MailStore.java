package org.talanoa.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Messages as they came, one file each. The id of a message is the microsecond it came in, so that
 * ids sort by age.
 */
final class MailStore {
    private static final String MESSAGE = ".eml";
    private static final String UNFINISHED = ".part";

    private final Path folder;
    private final ConcurrentSkipListSet<String> ids = new ConcurrentSkipListSet<>();
    private long lastId;

    MailStore(Path folder) {
        this.folder = folder;
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(MESSAGE))
                    ids.add(name.substring(0, name.length() - MESSAGE.length()));
                // Its sender was never told that it was taken, and sends it again.
                if (name.endsWith(UNFINISHED)) Files.delete(file);
            }
        } catch (IOException e) {
            throw CannotStartException.notWritable(folder, e);
        }
        lastId = ids.isEmpty() ? 0 : Long.parseLong(ids.last());
    }

    /** Stores a message. When this returns, the message is on the disk. */
    void add(InputStream message) throws IOException {
        var id = nextId();
        var unfinished = folder.resolve(id + UNFINISHED);
        try {
            write(message, unfinished);
            Files.move(unfinished, file(id), ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished); // there only if it failed; its sender tries again
        }
        force(folder);
        ids.add(id);
    }

    private static void write(InputStream message, Path to) throws IOException {
        try (var file = FileChannel.open(to, CREATE_NEW, WRITE)) {
            message.transferTo(Channels.newOutputStream(file));
            file.force(true);
        }
    }

    int size() {
        return ids.size();
    }

    /** Ids of messages, newest first. */
    List<String> newest(int start, int limit) {
        return ids.descendingSet().stream().skip(start).limit(limit).toList();
    }

    Optional<Path> find(String id) {
        return ids.contains(id) ? Optional.of(file(id)) : Optional.empty();
    }

    static Instant created(String id) {
        return Instant.EPOCH.plus(Long.parseLong(id), ChronoUnit.MICROS);
    }

    private Path file(String id) {
        return folder.resolve(id + MESSAGE);
    }

    private synchronized String nextId() {
        lastId = Math.max(lastId + 1, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        return "%016d".formatted(lastId);
    }

    /** Without this a power cut could take the name away again, though not the content. */
    private static void force(Path folder) throws IOException {
        try (var directory = FileChannel.open(folder, READ)) {
            directory.force(true);
        }
    }
}
