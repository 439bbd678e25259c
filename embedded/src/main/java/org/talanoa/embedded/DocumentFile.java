package org.talanoa.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens the file of the documents, and only if all that was in it is there. */
final class DocumentFile {
    private static final int HEADER_BYTES = 4096;

    /**
     * What is not in it is read from the file and made of its bytes once more: with the sixteen
     * that the library takes, a fifth of the store's time after some thousands of registrations. On
     * the heap it takes up to twice as much.
     */
    private static final int CACHE_MEGABYTES = 48;

    private static final Pattern VERSION = Pattern.compile(",version:([0-9a-f]+)");

    private DocumentFile() {}

    /**
     * @throws CannotStartException if the file is damaged, in use, or kept from us by the system
     */
    static MVStore open(Path file) {
        long version = versionInHeader(file);
        var store = openStore(file);
        try {
            if (store.getFileStore().lastChunkVersion() < version)
                throw new IllegalStateException("It was newer before");
            readAll(store);
            return store;
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw CannotStartException.damaged(file, e);
        }
    }

    private static MVStore openStore(Path file) {
        try {
            // A commit of its own accord, by time or size, could keep half of a command: an index
            // entry without its document.
            return new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .pageSplitSize(4096)
                    .cacheSize(CACHE_MEGABYTES)
                    .compress()
                    .open();
        } catch (MVStoreException e) {
            throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                    ? CannotStartException.inUse(file, e)
                    : CannotStartException.damaged(file, e);
        }
    }

    /**
     * A version that the file is known to have had. Where a part of it is destroyed, the store
     * silently takes the newest state that is whole, and what was acknowledged after that would be
     * gone.
     */
    private static long versionInHeader(Path file) {
        if (!Files.exists(file)) return 0;
        try (var in = Files.newInputStream(file)) {
            var version =
                    VERSION.matcher(
                            new String(in.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1));
            return version.find() ? Long.parseLong(version.group(1), 16) : 0;
        } catch (IOException e) {
            throw CannotStartException.damaged(file, e);
        }
    }

    /** A damaged document must show now, and not to a user some day. */
    private static void readAll(MVStore store) {
        for (var name : store.getMapNames()) {
            store.openMap(name, IndexKeys.map())
                    .entrySet()
                    .forEach(entry -> Objects.requireNonNull(entry.getValue()));
        }
    }
}
