package org.talanoa.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GroupCommitTest {
    private static final int DOCUMENTS = 2_000;

    @TempDir Path folder;
    private final AtomicInteger broken = new AtomicInteger();
    private MVStore store;
    private GroupCommit commits;

    @BeforeEach
    void open() {
        // Without a cache, so that every page is read from where the file has it.
        store =
                new MVStore.Builder()
                        .fileName(folder.resolve("documents.mv").toString())
                        .autoCommitDisabled()
                        .cacheSize(0)
                        .open();
        commits = new GroupCommit(store, broken::incrementAndGet);
    }

    @AfterEach
    void close() {
        store.closeImmediately();
    }

    @Test
    void a_scan_reads_to_its_end_while_others_write_and_the_file_is_compacted() {
        MVMap<Integer, String> scanned = store.openMap("scanned");
        MVMap<Integer, String> written = store.openMap("written");
        fill(scanned, written);
        var others = Thread.ofPlatform().daemon().unstarted(() -> writeAndCompact(written));

        int read =
                commits.read(() -> {
                    var documents = scanned.cursor(null);
                    documents.next();
                    others.start();
                    Awaitility.await()
                            .until(() ->
                                    others.getState() == Thread.State.WAITING
                                            || others.getState() == Thread.State.TERMINATED);
                    int count = 1;
                    while (documents.hasNext()) {
                        documents.next();
                        count++;
                    }
                    return count;
                });

        assertThat(read).isEqualTo(DOCUMENTS);
        Awaitility.await().until(() -> others.getState() == Thread.State.TERMINATED);
        assertThat(written).allSatisfy((_, text) -> assertThat(text).isEqualTo("newer"));
        assertThat(broken).hasValue(0);
    }

    /** Documents of both lie together in what a commit writes. */
    private void fill(MVMap<Integer, String> scanned, MVMap<Integer, String> written) {
        var random = new Random(1);
        eachHundred(id -> {
            scanned.put(id, text(random));
            written.put(id, text(random));
        });
    }

    /** Leaves holes, and moves the pages of the other collection together. */
    private void writeAndCompact(MVMap<Integer, String> written) {
        eachHundred(id -> written.put(id, "new"));
        while (commits.alone(() -> store.compact(95, 1 << 20))) {}
        eachHundred(id -> written.put(id, "newer"));
    }

    private void eachHundred(IntConsumer change) {
        for (int i = 0; i < DOCUMENTS; i += 100) {
            var ids = IntStream.range(i, i + 100);
            var _ =
                    commits.write(() -> {
                        ids.forEach(change);
                        return true;
                    });
        }
    }

    private static String text(Random random) {
        return random.ints(400, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
