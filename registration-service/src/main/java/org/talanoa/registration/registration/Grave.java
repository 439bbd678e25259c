package org.talanoa.registration.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.talanoa.contracts.ContactId;

/**
 * Of an erased person this is left: that nothing may be kept of them.
 *
 * @param tombstones how often a tombstone has gone out. A late duplicate of an older record would
 *     bring the person back, so it goes out again.
 * @param scrubbed whether the last who kept something has told that it is gone
 */
public record Grave(ContactId contact, Instant since, int tombstones, boolean scrubbed) {
    private static final List<Duration> AGAIN = List.of(Duration.ofHours(1), Duration.ofDays(1));

    static Grave of(ContactId contact, Instant now) {
        return new Grave(contact, now, 1, false);
    }

    /** When the tombstone goes out once more. */
    Optional<Instant> dueAt() {
        return tombstones > AGAIN.size()
                ? Optional.empty()
                : Optional.of(since.plus(AGAIN.get(tombstones - 1)));
    }

    boolean isDue(Instant now) {
        return dueAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    Grave withAnotherTombstone() {
        return new Grave(contact, since, tombstones + 1, scrubbed);
    }

    Grave withNothingLeft() {
        return new Grave(contact, since, tombstones, true);
    }
}
