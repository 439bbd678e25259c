package org.talanoa.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimingsTest {
    private static Timings upTo(long count) {
        return new Timings(LongStream.rangeClosed(1, count).boxed().toList().reversed());
    }

    @Test
    void ninety_nine_of_a_hundred_were_done_within_the_ninety_ninth() {
        assertThat(upTo(100).within(0.99)).isEqualTo(Duration.ofNanos(99));
        assertThat(upTo(1000).within(0.99)).isEqualTo(Duration.ofNanos(990));
    }

    @Test
    void of_few_the_ninety_ninth_is_the_longest() {
        assertThat(upTo(10).within(0.99)).isEqualTo(Duration.ofNanos(10));
        assertThat(upTo(10).longest()).isEqualTo(Duration.ofNanos(10));
    }

    @Test
    void of_one_each_share_is_that_one() {
        assertThat(upTo(1).within(0)).isEqualTo(Duration.ofNanos(1));
        assertThat(upTo(1).within(1)).isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void nothing_measured_is_no_measure() {
        assertThatThrownBy(() -> new Timings(List.of())).hasMessage("Nothing was measured");
        assertThatThrownBy(() -> Timings.median(List.of())).hasMessage("Nothing was measured");
    }

    @Test
    void the_median_lies_between_the_two_in_the_middle() {
        assertThat(Timings.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Timings.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }

    @Test
    void the_table_shows_milliseconds_as_far_as_they_matter() {
        assertThat(new Timings(List.of(1_250_000L, 120_400_000L)))
                .hasToString("p50 1.3 ms, p99 120 ms, max 120 ms");
    }
}
