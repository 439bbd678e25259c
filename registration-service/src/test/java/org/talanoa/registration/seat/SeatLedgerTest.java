package org.talanoa.registration.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talanoa.contracts.registration.RegistrationStatus.APPROVED;
import static org.talanoa.contracts.registration.RegistrationStatus.WITHDRAWN;
import static org.talanoa.contracts.seat.SeatState.CONFIRMED;
import static org.talanoa.contracts.seat.SeatState.EXPIRED;
import static org.talanoa.contracts.seat.SeatState.OFFERED;
import static org.talanoa.contracts.seat.SeatState.REFUSED;
import static org.talanoa.contracts.seat.SeatState.RELEASED;
import static org.talanoa.contracts.seat.SeatState.WAITLISTED;
import static org.talanoa.kit.document.Decision.quiet;
import static org.talanoa.kit.document.Decision.refused;
import static org.talanoa.registration.seat.Told.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.review.ConsultationStatus;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Made;
import org.talanoa.kit.security.Actor;

class SeatLedgerTest {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final ReviewId REVIEW = new ReviewId("review");
    private static final ConsultationId CONSULTATION = new ConsultationId("c");
    private static final Why ORGANIZATION =
            new Why(new Actor(Actor.By.ORGANIZATION, null), null, NOON);
    private static final Why SECRETARIAT =
            new Why(new Actor(Actor.By.SECRETARIAT, "staff"), "Speaks for three", NOON);
    private static final RegistrationId FIRST = new RegistrationId("first");
    private static final RegistrationId SECOND = new RegistrationId("second");
    private static final RegistrationId THIRD = new RegistrationId("third");

    @Test
    void who_is_approved_gets_a_seat_while_there_is_one_and_waits_otherwise() {
        var ledger = full();
        assertStates(ledger, CONFIRMED, WAITLISTED, WAITLISTED);
        assertThat(ledger.viewOf(THIRD).waitlistPosition()).isEqualTo(2);
        assertThat(ledger.viewOf(THIRD).waitlistLength()).isEqualTo(2);
    }

    @Test
    void without_a_limit_nobody_waits() {
        var ledger = settled(ledger(null), FIRST, 1, APPROVED);
        assertThat(state(settled(ledger, SECOND, 1, APPROVED), SECOND)).isEqualTo(CONFIRMED);
    }

    @Test
    void settling_again_or_by_an_older_version_changes_nothing() {
        var ledger = settled(full(), FIRST, 5, APPROVED);
        assertThat(ledger.settle(wish(FIRST, 5, APPROVED), NOON)).isEqualTo(quiet(ledger));
        assertThat(ledger.settle(wish(FIRST, 4, WITHDRAWN), NOON)).isEqualTo(quiet(ledger));
    }

    @Test
    void a_seat_let_go_is_offered_to_who_waits_longest() {
        var ledger = settled(full(), FIRST, 2, WITHDRAWN);
        assertStates(ledger, RELEASED, WAITLISTED, WAITLISTED);
        assertThat(ledger.dueAt()).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(NOON));
        var offered = ticked(ledger, NOON);
        assertStates(offered, RELEASED, OFFERED, WAITLISTED);
        assertThat(offered.viewOf(SECOND).offerUntil()).isEqualTo(NOON.plus(A_DAY));
        assertThat(offered.dueAt()).contains(NOON.plus(A_DAY));
        assertThat(offered.tick(A_DAY, NOON)).isEqualTo(quiet(offered));
    }

    @Test
    void a_free_seat_is_offered_at_once_even_if_a_clock_was_ahead_when_somebody_began_to_wait() {
        var ledger = settled(ledger(1), FIRST, 1, APPROVED);
        ledger = next(ledger.settle(wish(SECOND, 1, APPROVED), NOON.plus(A_DAY)));
        ledger = settled(ledger, FIRST, 2, WITHDRAWN);
        assertThat(ledger.dueAt()).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(NOON));
        assertThat(state(ticked(ledger, NOON), SECOND)).isEqualTo(OFFERED);
    }

    @Test
    void an_offer_that_ended_by_a_clock_that_was_ahead_stays_ended_and_the_next_has_its_time() {
        var ahead = NOON.plus(A_DAY);
        var ledger = ticked(ticked(offered(), ahead), ahead);
        assertStates(ledger, RELEASED, EXPIRED, OFFERED);
        assertThat(ledger.tick(A_DAY, NOON)).isEqualTo(quiet(ledger));
        assertThat(ledger.dueAt()).contains(ahead.plus(A_DAY));
        assertThat(ledger.answer(SECOND, true, ORGANIZATION))
                .isEqualTo(refused(SeatRefusal.OFFER_ENDED));
        assertStates(next(ledger.answer(THIRD, true, ORGANIZATION)), RELEASED, EXPIRED, CONFIRMED);
    }

    @Test
    void one_that_seemed_to_be_held_moves_seats_again_once_it_is_to_come() {
        var held = heard(full(), 2, 1, ConsultationStatus.HELD);
        var gone = wish(FIRST, 2, WITHDRAWN);
        assertThat(held.settle(gone, NOON)).isEqualTo(quiet(held));
        var open = heard(held, 3, 1, ConsultationStatus.OPEN);
        assertThat(open.isSettled(gone)).isFalse();
        var settled = next(open.settle(gone, NOON), SeatEvent.Released.class);
        assertThat(settled.isSettled(gone)).isTrue();
        assertStates(ticked(settled, NOON), RELEASED, OFFERED, WAITLISTED);
    }

    @Test
    void an_offer_ends_at_its_moment_even_if_that_is_not_written_down_and_passes_on() {
        var offered = offered();
        var end = NOON.plus(A_DAY);
        assertThat(offered.answer(SECOND, true, at(end.minusMillis(1)))).isInstanceOf(Made.class);
        assertThat(offered.answer(SECOND, true, at(end)))
                .isEqualTo(refused(SeatRefusal.OFFER_ENDED));
        var ended = ticked(offered, end);
        assertStates(ended, RELEASED, EXPIRED, WAITLISTED);
        assertThat(ended.answer(SECOND, true, at(end))).isEqualTo(refused(SeatRefusal.OFFER_ENDED));
        assertStates(ticked(ended, end), RELEASED, EXPIRED, OFFERED);
    }

    @Test
    void an_offer_ends_when_the_consultation_begins() {
        var late = begins().minusSeconds(60);
        var offered = ticked(settled(full(), FIRST, 2, WITHDRAWN), late);
        assertThat(offered.viewOf(SECOND).offerUntil()).isEqualTo(begins());
        var ended = ticked(offered, begins());
        assertThat(ended.tick(A_DAY, begins())).isEqualTo(quiet(ended));
    }

    @Test
    void who_refuses_an_offer_leaves_it_to_the_next_by_its_own_word() {
        var refused = next(offered().answer(SECOND, false, ORGANIZATION), SeatEvent.Expired.class);
        assertThat(change(refused, SECOND).by()).isEqualTo(Actor.By.ORGANIZATION);
        assertStates(ticked(refused, NOON), RELEASED, EXPIRED, OFFERED);
    }

    @Test
    void an_answer_given_twice_is_answered_as_the_first_time() {
        var taken = next(offered().answer(SECOND, true, ORGANIZATION), SeatEvent.Confirmed.class);
        assertThat(taken.answer(SECOND, true, ORGANIZATION)).isEqualTo(quiet(taken));
        assertThat(taken.answer(SECOND, false, ORGANIZATION))
                .isEqualTo(refused(SeatRefusal.NO_SEAT_OFFERED));
        assertThat(taken.answer(THIRD, true, ORGANIZATION))
                .isEqualTo(refused(SeatRefusal.NO_SEAT_OFFERED));
    }

    @Test
    void a_jump_needs_a_free_seat_and_is_recorded() {
        assertThat(full().confirm(THIRD, SECRETARIAT)).isEqualTo(refused(SeatRefusal.NO_SEAT_FREE));
        var free = settled(full(), FIRST, 2, WITHDRAWN);
        var jumped = next(free.confirm(THIRD, SECRETARIAT), SeatEvent.Confirmed.class);
        assertStates(jumped, RELEASED, WAITLISTED, CONFIRMED);
        assertThat(change(jumped, THIRD))
                .isEqualTo(
                        new SeatChange(
                                NOON,
                                CONFIRMED,
                                Actor.By.SECRETARIAT,
                                "staff",
                                "Speaks for three"));
        assertThat(free.confirm(FIRST, SECRETARIAT))
                .isEqualTo(refused(SeatRefusal.SEAT_NOT_WISHED));
        assertStates(
                next(free.offer(THIRD, A_DAY, SECRETARIAT), SeatEvent.Offered.class),
                RELEASED,
                WAITLISTED,
                OFFERED);
    }

    @Test
    void a_lowered_capacity_takes_nobodys_seat_and_gives_none_until_it_fits() {
        var ledger = ledger(2);
        ledger =
                settled(
                        settled(settled(ledger, FIRST, 1, APPROVED), SECOND, 1, APPROVED),
                        THIRD,
                        1,
                        APPROVED);
        ledger = heard(ledger, 2, 1, ConsultationStatus.OPEN);
        assertStates(ledger, CONFIRMED, CONFIRMED, WAITLISTED);
        ledger = settled(ledger, FIRST, 2, WITHDRAWN);
        assertThat(ledger.dueAt()).isEmpty();
        assertThat(ledger.tick(A_DAY, NOON)).isEqualTo(quiet(ledger));
        ledger = heard(ledger, 3, 2, ConsultationStatus.OPEN);
        assertStates(ticked(ledger, NOON), RELEASED, CONFIRMED, OFFERED);
        assertThat(ledger.hear(consultation(2, 50, ConsultationStatus.OPEN)))
                .isEqualTo(quiet(ledger));
    }

    @Test
    void an_offer_made_before_the_capacity_was_lowered_is_taken_only_if_it_still_fits() {
        var ledger = settled(settled(ledger(2), FIRST, 1, APPROVED), SECOND, 1, APPROVED);
        ledger = settled(settled(ledger, THIRD, 1, APPROVED), SECOND, 2, WITHDRAWN);
        ledger = heard(ticked(ledger, NOON), 2, 1, ConsultationStatus.OPEN);
        assertStates(ledger, CONFIRMED, RELEASED, OFFERED);
        assertThat(ledger.answer(THIRD, true, ORGANIZATION))
                .isEqualTo(refused(SeatRefusal.NO_SEAT_FREE));
        assertThat(ledger.confirm(THIRD, SECRETARIAT)).isEqualTo(refused(SeatRefusal.NO_SEAT_FREE));
        ledger = settled(ledger, FIRST, 2, WITHDRAWN);
        assertStates(next(ledger.answer(THIRD, true, ORGANIZATION)), RELEASED, RELEASED, CONFIRMED);
    }

    @Test
    void a_cancelled_consultation_moves_no_seat() {
        var cancelled = heard(offered(), 2, 1, ConsultationStatus.CANCELLED);
        assertThat(cancelled.dueAt()).isEmpty();
        assertThat(cancelled.tick(A_DAY, NOON.plus(A_DAY))).isEqualTo(quiet(cancelled));
        assertThat(cancelled.settle(wish(FIRST, 9, APPROVED), NOON)).isEqualTo(quiet(cancelled));
        assertThat(cancelled.answer(SECOND, true, ORGANIZATION))
                .isEqualTo(refused(SeatRefusal.OFFER_ENDED));
        assertThat(cancelled.release(THIRD, ORGANIZATION))
                .isEqualTo(refused(SeatRefusal.CONSULTATION_OVER));
    }

    @Test
    void who_gave_a_seat_up_asks_anew_by_wishing_it_anew_and_a_refusal_stands() {
        var given = next(full().release(FIRST, ORGANIZATION), SeatEvent.Released.class);
        assertThat(state(settled(given, FIRST, 2, APPROVED), FIRST)).isEqualTo(RELEASED);
        var anew = settled(settled(given, FIRST, 2, WITHDRAWN), FIRST, 3, APPROVED);
        assertThat(state(anew, FIRST)).as("nobody waits before it").isEqualTo(CONFIRMED);
        var refused = next(full().refuse(SECOND, SECRETARIAT), SeatEvent.Refused.class);
        var again = settled(settled(refused, SECOND, 2, WITHDRAWN), SECOND, 3, APPROVED);
        assertThat(state(again, SECOND)).isEqualTo(REFUSED);
        assertThat(refused.release(SECOND, ORGANIZATION))
                .isEqualTo(refused(SeatRefusal.NO_SEAT_TO_RELEASE));
    }

    @Test
    void an_erased_organizations_words_are_forgotten_and_nothing_else() {
        var refused = next(full().refuse(SECOND, SECRETARIAT), SeatEvent.Refused.class);
        var forgotten = next(refused.forgetReasons(SECOND));
        assertThat(change(forgotten, SECOND).reason()).isNull();
        assertStates(forgotten, CONFIRMED, REFUSED, WAITLISTED);
        assertThat(refused.seats().toString()).doesNotContain("Speaks");
    }

    @Test
    void told_once_more_it_tells_of_every_seat() {
        var told = (Made<SeatLedger, SeatEvent>) full().republished();
        assertThat(told.others()).hasSize(2);
        assertThat(told.event().seat().totals()).isEqualTo(full().totals());
        assertThat(ledger(1).republished()).isEqualTo(quiet(ledger(1)));
    }

    private static SeatLedger full() {
        var ledger = settled(ledger(1), FIRST, 1, APPROVED);
        return settled(settled(ledger, THIRD, 1, APPROVED), SECOND, 1, APPROVED);
    }

    private static SeatLedger offered() {
        return ticked(settled(full(), FIRST, 2, WITHDRAWN), NOON);
    }

    private static SeatLedger ledger(@Nullable Integer capacity) {
        return SeatLedger.of(consultation(1, capacity, ConsultationStatus.OPEN));
    }

    private static Consultation consultation(
            long version, @Nullable Integer capacity, ConsultationStatus status) {
        return Consultation.of(Told.consultation(CONSULTATION, REVIEW, status, capacity), version);
    }

    private static Instant begins() {
        return Instant.parse("2030-01-20T04:00:00Z");
    }

    private static SeatLedger heard(
            SeatLedger ledger, long version, Integer capacity, ConsultationStatus status) {
        return next(ledger.hear(consultation(version, capacity, status)));
    }

    private static Wish wish(RegistrationId id, long version, RegistrationStatus status) {
        var place = List.of(FIRST, SECOND, THIRD).indexOf(id);
        return new Wish(
                version,
                Told.registration(id.value(), REVIEW, status, place, List.of(CONSULTATION)));
    }

    private static SeatLedger settled(
            SeatLedger ledger, RegistrationId id, long version, RegistrationStatus status) {
        return next(ledger.settle(wish(id, version, status), NOON));
    }

    private static SeatLedger ticked(SeatLedger ledger, Instant now) {
        return next(ledger.tick(A_DAY, now));
    }

    private static SeatLedger next(
            Decision<SeatLedger, SeatEvent> decision, Class<? extends SeatEvent> event) {
        assertThat(((Made<SeatLedger, SeatEvent>) decision).event()).isInstanceOf(event);
        return next(decision);
    }

    private static SeatLedger next(Decision<SeatLedger, SeatEvent> decision) {
        return switch (decision) {
            case Decision.Made<SeatLedger, SeatEvent> made -> made.next();
            case Decision.Quiet<SeatLedger, SeatEvent>(var next) -> next;
            case Decision.Refused<SeatLedger, SeatEvent>(var why) ->
                    throw new AssertionError(why.name());
        };
    }

    private static Why at(Instant now) {
        return new Why(ORGANIZATION.by(), null, now);
    }

    private static SeatState state(SeatLedger ledger, RegistrationId id) {
        return ledger.viewOf(id).state();
    }

    private static SeatChange change(SeatLedger ledger, RegistrationId id) {
        return ledger.seatOf(id).orElseThrow().history().getLast();
    }

    private static void assertStates(SeatLedger ledger, SeatState... states) {
        assertThat(List.of(FIRST, SECOND, THIRD))
                .extracting(id -> state(ledger, id))
                .containsExactly(states);
    }
}
