package org.talanoa.registration.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talanoa.kit.document.Decision.quiet;
import static org.talanoa.registration.seat.Told.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
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
import org.talanoa.kit.document.Decision.Quiet;
import org.talanoa.kit.document.Decision.Refused;
import org.talanoa.kit.security.Actor;

/** What holds of a ledger whatever happens to it. */
class SeatWalksTest {
    private static final int WALKS = 10_000;
    private static final int STEPS = 25;
    private static final List<RegistrationStatus> OTHERS =
            List.of(
                    RegistrationStatus.UNDER_REVIEW,
                    RegistrationStatus.DECLINED,
                    RegistrationStatus.WITHDRAWN);
    private static final Duration WITHIN = Duration.ofHours(3);
    private static final ReviewId REVIEW = new ReviewId("review");
    private static final ConsultationId CONSULTATION = new ConsultationId("c");

    @Test
    void on_every_walk_seats_fit_nobody_is_lost_and_the_order_is_kept() {
        long seed = new Random().nextLong();
        for (int i = 0; i < WALKS; i++) {
            try {
                new Walk(new Random(seed + i)).walk();
            } catch (AssertionError e) {
                throw new AssertionError("The walk of seed " + (seed + i), e);
            }
        }
    }

    private static final class Walk {
        private final Random random;
        private final Map<RegistrationId, Long> versions = new HashMap<>();
        private SeatLedger ledger;
        private Instant now = NOON;

        Walk(Random random) {
            this.random = random;
            this.ledger = SeatLedger.of(consultation(1));
        }

        void walk() {
            for (int i = 0; i < STEPS; i++) {
                if (random.nextInt(3) == 0) now = now.plus(Duration.ofHours(random.nextInt(3)));
                step(registration());
            }
            rest();
        }

        private void step(RegistrationId id) {
            if (random.nextInt(3) == 0) settle(id);
            else take(anythingElse(id));
        }

        /** Whoever wishes a seat and may have one is in the ledger, and nobody else holds one. */
        private void settle(RegistrationId id) {
            var before = ledger.seatOf(id);
            var wish = wish(id);
            take(ledger.settle(wish, now));
            var after = ledger.seatOf(id);
            if (before.isPresent() && before.get().registrationVersion() >= wish.version()) {
                assertThat(after).as("what is stale changes nothing").isEqualTo(before);
                return;
            }
            var wishes =
                    wish.registration().status() == RegistrationStatus.APPROVED
                            && wish.registration().consultations().contains(CONSULTATION);
            if (!wishes) {
                assertThat(after.filter(Seat::isHeldOrAwaited)).isEmpty();
                return;
            }
            assertThat(after).as("nobody is lost").isPresent();
            var asksAnew = before.filter(Seat::wished).isEmpty();
            if (asksAnew && after.get().state() != SeatState.REFUSED) {
                assertThat(after.get().isHeldOrAwaited()).as("nobody is lost").isTrue();
            }
        }

        private Decision<SeatLedger, SeatEvent> anythingElse(RegistrationId id) {
            var by = new Why(new Actor(Actor.By.SECRETARIAT, "s"), "Why", now);
            return switch (random.nextInt(4, 12)) {
                case 4, 5 -> ledger.tick(WITHIN, now);
                case 6 -> answered(id, by);
                case 7 -> ledger.confirm(id, by);
                case 8 -> ledger.offer(id, WITHIN, by);
                case 9 -> ledger.release(id, by);
                case 10 ->
                        random.nextInt(3) == 0 ? ledger.refuse(id, by) : ledger.tick(WITHIN, now);
                default -> heard();
            };
        }

        private Decision<SeatLedger, SeatEvent> answered(RegistrationId id, Why by) {
            var until = ledger.seatOf(id).map(Seat::offerUntil);
            var answered = ledger.answer(id, random.nextBoolean(), by);
            if (until.filter(end -> !end.isAfter(now)).isPresent()) {
                assertThat(answered).as("the offer has ended").isInstanceOf(Refused.class);
            }
            return answered;
        }

        private Decision<SeatLedger, SeatEvent> heard() {
            var known = ledger.consultation().version();
            if (random.nextInt(4) > 0) return ledger.hear(consultation(known + 1));
            var stale = ledger.hear(consultation(known - random.nextInt(2)));
            assertThat(stale).as("what is stale changes nothing").isEqualTo(quiet(ledger));
            return stale;
        }

        private void take(Decision<SeatLedger, SeatEvent> decision) {
            switch (decision) {
                case Made<SeatLedger, SeatEvent> made -> {
                    assertChange(ledger, made.next(), made.event());
                    ledger = made.next();
                }
                case Quiet<SeatLedger, SeatEvent>(var next) -> {
                    assertThat(states(next)).isEqualTo(states(ledger));
                    ledger = next;
                }
                case Refused<SeatLedger, SeatEvent> _ -> {}
            }
        }

        /** Until nothing is due. Then no seat is free while somebody waits. */
        private void rest() {
            for (int i = 0; ledger.dueAt().filter(at -> !at.isAfter(now)).isPresent(); i++) {
                assertThat(i).as("it comes to rest").isLessThan(50);
                take(ledger.tick(WITHIN, now));
            }
            assertThat(ledger.seats().stream().flatMap(s -> Stream.ofNullable(s.offerUntil())))
                    .as("no offer outlives its time")
                    .allMatch(until -> until.isAfter(now));
            var waiting = ledger.seats().stream().anyMatch(Seat::isWaiting);
            if (waiting) assertThat(taken(ledger)).isGreaterThanOrEqualTo(capacity(ledger));
        }

        private static void assertChange(SeatLedger before, SeatLedger after, SeatEvent event) {
            var id = event.seat().registration();
            var others = states(before);
            var now = states(after);
            assertThat(now.get(id)).isEqualTo(event.seat().state());
            assertThat(new HashSet<>(after.seats())).hasSameSizeAs(now.keySet());
            others.remove(id);
            now.remove(id);
            assertThat(now).as("all others stay as they are").isEqualTo(others);
            assertThat(event.seat().totals()).isEqualTo(after.totals());
            var was = before.seatOf(id);
            var seat = after.seatOf(id).orElseThrow();
            if (seat.isTaken() && was.filter(Seat::isTaken).isEmpty()) {
                assertThat(taken(after)).isLessThanOrEqualTo(capacity(after));
            }
            if (confirmed(after) > confirmed(before)) {
                assertThat(confirmed(after)).isLessThanOrEqualTo(capacity(after));
            }
            var byRule = seat.history().getLast().by() == Actor.By.PLATFORM;
            if (byRule && seat.isTaken()) assertFirst(before, seat);
        }

        private static void assertFirst(SeatLedger before, Seat seat) {
            assertThat(before.seats().stream().filter(Seat::isWaiting))
                    .as("nobody waits before it")
                    .noneMatch(other -> ORDER.compare(other, seat) < 0);
        }

        private static final Comparator<Seat> ORDER =
                Comparator.comparing(Seat::confirmedAt)
                        .thenComparing(seat -> seat.registration().value());

        private static Map<RegistrationId, SeatState> states(SeatLedger ledger) {
            var states = new HashMap<RegistrationId, SeatState>();
            for (var seat : ledger.seats()) {
                assertThat(states.put(seat.registration(), seat.state())).as("no double").isNull();
            }
            return states;
        }

        private static long taken(SeatLedger ledger) {
            return ledger.seats().stream().filter(Seat::isTaken).count();
        }

        private static long confirmed(SeatLedger ledger) {
            return ledger.seats().stream().filter(s -> s.state() == SeatState.CONFIRMED).count();
        }

        private static long capacity(SeatLedger ledger) {
            var capacity = ledger.consultation().capacity();
            return capacity == null ? Long.MAX_VALUE : capacity;
        }

        private RegistrationId registration() {
            return new RegistrationId("r" + random.nextInt(6));
        }

        private Wish wish(RegistrationId id) {
            var stale = random.nextInt(5) == 0;
            var version = versions.getOrDefault(id, 0L) + (stale ? -1 : 1);
            if (!stale) versions.put(id, version);
            var wishes = new ArrayList<ConsultationId>();
            if (random.nextInt(4) > 0) wishes.add(CONSULTATION);
            var status =
                    random.nextInt(4) > 0
                            ? RegistrationStatus.APPROVED
                            : OTHERS.get(random.nextInt(OTHERS.size()));
            var place = Math.floorMod(id.hashCode() * 7, 5);
            return new Wish(
                    version,
                    Told.registration(id.value(), REVIEW, status, place, List.copyOf(wishes)));
        }

        private Consultation consultation(long version) {
            @Nullable Integer capacity = random.nextInt(10) == 0 ? null : random.nextInt(4);
            return Consultation.of(
                    Told.consultation(CONSULTATION, REVIEW, ConsultationStatus.OPEN, capacity),
                    version);
        }
    }
}
