package org.talanoa.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders that the parts keep their data in. */
final class DataFolder {
    private DataFolder() {}

    /**
     * Makes the folder if it is not there yet.
     *
     * @throws CannotStartException if nothing can be written into it
     */
    static Path prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable", null));
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw CannotStartException.notWritable(folder, e);
        }
    }

    static Path temporary(String name) {
        try {
            return Files.createTempDirectory("talanoa-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
