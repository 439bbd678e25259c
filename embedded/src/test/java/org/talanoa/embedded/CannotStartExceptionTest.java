package org.talanoa.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InvalidClassException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CannotStartExceptionTest {
    private static final Path DATA = Path.of("/data/kafka");

    static final List<Arguments> SYSTEM_FAILURES =
            List.of(
                    Arguments.of(new IOException("No space left on device"), "No space left on"),
                    Arguments.of(new AccessDeniedException("/data/kafka/x"), "access is denied"),
                    Arguments.of(
                            new FileSystemException("/data/kafka/x", null, "Too many open files"),
                            "Too many open files"),
                    Arguments.of(
                            new FileNotFoundException("/data/kafka/x (Permission denied)"),
                            "Permission denied"));

    @ParameterizedTest
    @FieldSource("SYSTEM_FAILURES")
    void what_the_system_refuses_is_said_and_no_damage(IOException cause, String reason) {
        var failure = new IllegalStateException("It does not open", cause);
        assertThat(
                        Stream.of(
                                CannotStartException.damaged(DATA, failure),
                                KafkaBroker.why(DATA, 9092, failure)))
                .extracting(Throwable::getMessage)
                .allSatisfy(sentence ->
                        assertThat(sentence)
                                .startsWith("/data/kafka cannot be read or written: ")
                                .contains(reason)
                                .doesNotContain("damaged"));
    }

    @Test
    void what_cannot_be_understood_is_damaged() {
        for (var cause : new IOException[] {new EOFException(), new InvalidClassException("x")}) {
            assertThat(CannotStartException.damaged(DATA, new IllegalStateException(cause)))
                    .hasMessageContaining("is damaged")
                    .hasMessageNotContaining("delete");
        }
    }

    @Test
    void a_port_that_was_taken_after_we_looked_is_named() {
        var failure = new IllegalStateException(new BindException("Address already in use"));
        assertThat(KafkaBroker.why(DATA, 9092, failure))
                .hasMessage("Port 9092 of 127.0.0.1 is taken by another program.");
    }

    @Test
    void for_all_else_the_broker_says_itself_why() {
        for (var words : new String[] {"It took too long", "It took too long."}) {
            assertThat(KafkaBroker.why(DATA, 9092, new IllegalStateException(words)))
                    .hasMessageStartingWith(
                            "/data/kafka cannot be used: It took too long. If it is damaged");
        }
    }
}
