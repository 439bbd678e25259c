package org.talanoa.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MailStoreTest {
    @Test
    void a_message_that_breaks_off_leaves_nothing_behind(@TempDir Path folder) throws IOException {
        var store = new MailStore(folder);
        var half = new ByteArrayInputStream(new byte[100]);
        var brokenOff = InputStream.nullInputStream();
        brokenOff.close(); // and cannot be read from
        assertThatThrownBy(() -> store.add(new SequenceInputStream(half, brokenOff)))
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
        assertThat(store.size()).isZero();
    }
}
