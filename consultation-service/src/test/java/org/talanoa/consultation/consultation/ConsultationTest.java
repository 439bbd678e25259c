package org.talanoa.consultation.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.review.ConsultationEvent;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Made;

class ConsultationTest {
    private static final Instant OPENS = Instant.parse("2027-01-01T02:00:00Z");
    private static final Instant CLOSES = Instant.parse("2027-01-06T16:59:00Z");
    private static final Instant START = Instant.parse("2027-01-20T04:00:00Z");
    private static final Instant END = Instant.parse("2027-01-20T07:00:00Z");

    @Test
    void it_opens_closes_and_is_held_by_its_own_dates() {
        var announced = consultation(ConsultationStatus.ANNOUNCED);
        assertThat(announced.tick(OPENS.minusMillis(1))).isEqualTo(Decision.quiet(announced));
        var open = next(announced, OPENS, ConsultationEvent.Opened.class);
        var closed = next(open, CLOSES, ConsultationEvent.RegistrationClosed.class);
        var held = next(closed, END, ConsultationEvent.Held.class);
        assertThat(held.status()).isEqualTo(ConsultationStatus.HELD);
        assertThat(held.dueAt()).isEmpty();
    }

    @Test
    void after_a_long_sleep_only_the_last_of_its_dates_counts() {
        next(
                consultation(ConsultationStatus.ANNOUNCED),
                END.plus(Duration.ofDays(9)),
                ConsultationEvent.Held.class);
    }

    @Test
    void without_a_deadline_registration_ends_when_it_begins() {
        var open = consultation("c", ConsultationStatus.OPEN, null, null);
        assertThat(open.dueAt()).contains(START);
        next(open, START, ConsultationEvent.RegistrationClosed.class);
    }

    @Test
    void what_was_held_waits_for_nothing() {
        var held = consultation(ConsultationStatus.HELD);
        assertThat(held.dueAt()).isEmpty();
        assertThat(held.tick(END.plus(Duration.ofDays(9)))).isEqualTo(Decision.quiet(held));
    }

    private static Consultation next(
            Consultation before, Instant now, Class<? extends ConsultationEvent> event) {
        var made = (Made<Consultation, ConsultationEvent>) before.tick(now);
        assertThat(made.event()).isInstanceOf(event);
        assertThat(made.event().consultation()).isEqualTo(made.next().facts());
        return made.next();
    }

    private static Consultation consultation(ConsultationStatus status) {
        return consultation("c", status, OPENS, CLOSES);
    }

    static Consultation consultation(
            String id,
            ConsultationStatus status,
            @Nullable Instant opens,
            @Nullable Instant closes) {
        return new Consultation(
                new ConsultationId(id),
                new ReviewId("r"),
                1,
                1,
                LocalizedText.of(Map.of("en", "x")),
                null,
                status,
                LocalDate.of(2027, 1, 20),
                null,
                LocalTime.of(11, 0),
                LocalTime.of(14, 0),
                ZoneId.of("Asia/Bangkok"),
                ConsultationFacts.Mode.ONLINE,
                List.of(8),
                List.of(),
                200,
                opens,
                closes,
                null,
                List.of(),
                List.of());
    }
}
