package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void without_arguments_it_keeps_the_data_and_takes_the_usual_port() throws CannotStart {
        assertThat(Options.of()).isEqualTo(new Options(false, false, 8080));
    }

    @Test
    void options_come_in_any_order() throws CannotStart {
        assertThat(Options.of("--port", "9000", "--empty", "--fresh"))
                .isEqualTo(new Options(true, true, 9000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port x", "--port 0", "--port 65535", "--prot 1"})
    void what_it_does_not_understand_is_refused(String line) {
        assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> Options.of(line.split(" ")));
    }
}
