package org.talanoa.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Random chance = new Random(1);

    @Test
    void pauses_grow_to_some_hours_and_no_further() {
        for (int attempts = 1; attempts < 7; attempts++) {
            assertThat(Backoff.after(attempts + 1, chance))
                    .isGreaterThan(Backoff.after(attempts, chance));
        }
        assertThat(Backoff.after(1, chance)).isLessThan(Duration.ofSeconds(6));
        assertThat(Backoff.after(1_000, chance))
                .isBetween(Duration.ofHours(3), Duration.ofHours(5));
    }

    @Test
    void pauses_of_many_mails_differ() {
        var pauses = new HashSet<Duration>();
        for (int i = 0; i < 100; i++) pauses.add(Backoff.after(3, chance));
        assertThat(pauses).hasSizeGreaterThan(90);
    }
}
