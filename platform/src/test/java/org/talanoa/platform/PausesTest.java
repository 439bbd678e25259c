package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {
    private final Pauses pauses = new Pauses();

    @Test
    void a_part_that_dies_again_and_again_waits_longer_and_longer() {
        assertThat(IntStream.range(0, 7).mapToLong(_ -> secondsAfter(5)))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void a_minute_of_health_is_forgiveness() {
        secondsAfter(0);
        secondsAfter(0);
        assertThat(secondsAfter(60)).isEqualTo(1);
        assertThat(secondsAfter(0)).isEqualTo(2);
    }

    private long secondsAfter(int healthySeconds) {
        return pauses.after(Duration.ofSeconds(healthySeconds)).toSeconds();
    }
}
