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
    private static final LocalDate DAY = LocalDate.of(2027, 1, 20);
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

    @Test
    void a_draft_waits_for_nothing_until_it_is_released() {
        var draft = draft(details(DAY, OPENS, CLOSES));
        assertThat(draft.dueAt()).isEmpty();
        assertThat(released(draft, null, OPENS.minusMillis(1)).dueAt()).contains(OPENS);
    }

    @Test
    void its_first_release_opens_registration_unless_the_opening_lies_ahead() {
        var draft = draft(details(DAY, OPENS, CLOSES));
        assertThat(released(draft, null, OPENS.minusMillis(1)).status())
                .isEqualTo(ConsultationStatus.ANNOUNCED);
        assertThat(released(draft, null, OPENS).status()).isEqualTo(ConsultationStatus.OPEN);
    }

    @Test
    void from_the_second_release_on_it_has_to_say_why() {
        var open = consultation(ConsultationStatus.OPEN);
        assertThat(open.release(text("Again"), OPENS, null))
                .isEqualTo(Decision.refused(ConsultationRefusal.NOTHING_TO_RELEASE));
        var changed = revised(open, details(DAY.plusDays(1), OPENS, CLOSES));
        assertThat(changed.release(null, OPENS, null))
                .isEqualTo(Decision.refused(ConsultationRefusal.NOTE_NEEDED));
        var second = released(changed, "The hall is taken", OPENS);
        assertThat(second.published().number()).isEqualTo(2);
        assertThat(second.facts().note()).isEqualTo(text("The hall is taken"));
    }

    @Test
    void a_day_that_moves_keeps_the_one_first_announced_and_why_until_it_comes_back() {
        var moved = moved(consultation(ConsultationStatus.OPEN), DAY.plusDays(7), "Elections");
        assertThat(moved.published().plannedDate()).isEqualTo(DAY);
        var later =
                released(
                        revised(moved, details(DAY.plusDays(7), OPENS, CLOSES.plusSeconds(60))),
                        "More time",
                        OPENS);
        assertThat(later.published().dateNote()).isEqualTo(text("Elections"));
        assertThat(later.note()).isEqualTo(text("More time"));
        var back = moved(later, DAY, "No elections");
        assertThat(back.published().plannedDate()).isNull();
        assertThat(back.published().dateNote()).isNull();
    }

    @Test
    void a_deadline_that_moves_opens_registration_once_more() {
        var closed = consultation(ConsultationStatus.REGISTRATION_CLOSED);
        var longer = revised(closed, details(DAY, OPENS, CLOSES.plus(Duration.ofDays(3))));
        var open = released(longer, "More time", CLOSES.plusMillis(1));
        assertThat(open.status()).isEqualTo(ConsultationStatus.OPEN);
        assertThat(open.dueAt()).contains(CLOSES.plus(Duration.ofDays(3)));
        assertThat(moved(closed, DAY.plusDays(1), "x").status())
                .as("one that has passed stays passed")
                .isEqualTo(ConsultationStatus.REGISTRATION_CLOSED);
    }

    @Test
    void one_that_was_held_is_still_to_come_if_its_new_end_lies_ahead() {
        var held = consultation(ConsultationStatus.HELD);
        var later = DAY.plusDays(30);
        var closesLater = CLOSES.plus(Duration.ofDays(30));
        var open = released(revised(held, details(later, OPENS, closesLater)), "Floods", END);
        assertThat(open.status()).isEqualTo(ConsultationStatus.OPEN);
        assertThat(open.dueAt()).contains(closesLater);
        assertThat(open.cancel(text("Floods"))).isInstanceOf(Made.class);
        assertThat(released(revised(held, details(later, OPENS, CLOSES)), "Floods", END).status())
                .isEqualTo(ConsultationStatus.REGISTRATION_CLOSED);
        assertThat(moved(held, DAY.minusDays(30), "It was earlier").status())
                .as("over all the same")
                .isEqualTo(ConsultationStatus.HELD);
    }

    @Test
    void what_a_clock_that_was_ahead_opened_or_held_stays_so_until_it_is_released_anew() {
        var right = OPENS.minus(Duration.ofDays(1));
        var open =
                next(
                        consultation(ConsultationStatus.ANNOUNCED),
                        OPENS,
                        ConsultationEvent.Opened.class);
        assertThat(open.tick(right)).isEqualTo(Decision.quiet(open));
        assertThat(open.dueAt()).contains(CLOSES);
        var anew = details(DAY, OPENS, CLOSES.plusSeconds(60));
        assertThat(released(revised(open, anew), "By mistake", right).status())
                .isEqualTo(ConsultationStatus.ANNOUNCED);
        var held = next(open, END, ConsultationEvent.Held.class);
        assertThat(held.tick(right)).isEqualTo(Decision.quiet(held));
        assertThat(released(revised(held, anew), "By mistake", OPENS).status())
                .isEqualTo(ConsultationStatus.OPEN);
    }

    @Test
    void it_can_be_called_off_between_its_first_release_and_its_day() {
        var reason = text("Cyclone");
        var made =
                (Made<Consultation, ConsultationEvent>)
                        consultation(ConsultationStatus.OPEN).cancel(reason);
        assertThat(made.event()).isInstanceOf(ConsultationEvent.Cancelled.class);
        assertThat(made.event().consultation().note()).isEqualTo(reason);
        var cancelled = made.next();
        assertThat(cancelled.dueAt()).isEmpty();
        var already = Decision.refused(ConsultationRefusal.ALREADY_CANCELLED);
        assertThat(cancelled.cancel(reason)).isEqualTo(already);
        assertThat(cancelled.revise(cancelled.draft())).isEqualTo(already);
        assertThat(cancelled.release(reason, OPENS, null)).isEqualTo(already);
        assertThat(draft(details(DAY, null, null)).cancel(reason))
                .isEqualTo(Decision.refused(ConsultationRefusal.NOT_RELEASED));
        assertThat(consultation(ConsultationStatus.HELD).cancel(reason))
                .isEqualTo(Decision.refused(ConsultationRefusal.ALREADY_HELD));
    }

    private static Consultation draft(Details details) {
        return Consultation.drafted(new ConsultationId("d"), new ReviewId("r"), details);
    }

    private static Consultation moved(Consultation before, LocalDate day, String why) {
        return released(revised(before, details(day, OPENS, CLOSES)), why, CLOSES);
    }

    private static Consultation revised(Consultation before, Details details) {
        return ((Decision.Quiet<Consultation, ConsultationEvent>) before.revise(details)).next();
    }

    private static Consultation released(Consultation before, @Nullable String note, Instant now) {
        var why = note == null ? null : text(note);
        var made = (Made<Consultation, ConsultationEvent>) before.release(why, now, "staff");
        assertThat(made.event()).isInstanceOf(ConsultationEvent.Released.class);
        assertThat(made.event().consultation()).isEqualTo(made.next().facts());
        return made.next();
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
        return Consultation.released(
                new ConsultationId(id),
                new ReviewId("r"),
                status,
                Release.first(details(DAY, opens, closes), null, OPENS, null),
                Reported.NOTHING);
    }

    private static Details details(
            @Nullable LocalDate date, @Nullable Instant opens, @Nullable Instant closes) {
        return new Details(
                1,
                text("x"),
                date,
                LocalTime.of(11, 0),
                LocalTime.of(14, 0),
                ZoneId.of("Asia/Bangkok"),
                ConsultationFacts.Mode.ONLINE,
                List.of(8),
                List.of(),
                200,
                opens,
                closes);
    }

    private static LocalizedText text(String english) {
        return LocalizedText.of(Map.of("en", english));
    }
}
