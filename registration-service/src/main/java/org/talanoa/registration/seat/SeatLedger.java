package org.talanoa.registration.seat;

import static org.talanoa.contracts.seat.SeatState.CONFIRMED;
import static org.talanoa.contracts.seat.SeatState.EXPIRED;
import static org.talanoa.contracts.seat.SeatState.OFFERED;
import static org.talanoa.contracts.seat.SeatState.REFUSED;
import static org.talanoa.contracts.seat.SeatState.RELEASED;
import static org.talanoa.contracts.seat.SeatState.WAITLISTED;
import static org.talanoa.kit.document.Decision.made;
import static org.talanoa.kit.document.Decision.quiet;
import static org.talanoa.kit.document.Decision.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.contracts.seat.SeatFacts;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Keyed;
import org.talanoa.kit.document.Decision.Made;

/**
 * The seats of one consultation, one for each organization: the only truth about them. Each change
 * is of one seat and tells of that one. Confirmed and offered seats together never exceed the
 * capacity; if it is lowered below them, nobody loses a seat and nobody gets one until it fits, not
 * even by an offer made before.
 *
 * @param seats an entry for each registration that ever wished one, the one changed last at the end
 */
public record SeatLedger(Consultation consultation, List<Seat> seats) {

    static SeatLedger of(Consultation consultation) {
        return new SeatLedger(consultation, List.of());
    }

    /** Knows the consultation as it is now; who can get a seat because of it gets it in time. */
    Decision<SeatLedger, SeatEvent> hear(Consultation newer) {
        return newer.version() > consultation.version()
                ? quiet(new SeatLedger(newer, seats))
                : quiet(this);
    }

    /** Brings the seat in line with the registration. Doing so again changes nothing. */
    Decision<SeatLedger, SeatEvent> settle(Wish wish, Instant now) {
        if (!consultation.isComing()) return quiet(this);
        var registration = wish.registration();
        var wishes =
                registration.status() == RegistrationStatus.APPROVED
                        && registration.consultations().contains(consultation.id());
        var known = seatOf(registration.id());
        if (known.isEmpty()) {
            return wishes ? admit(Seat.requested(wish, now), now) : quiet(this);
        }
        var before = known.get();
        if (before.registrationVersion() >= wish.version()) return quiet(this);
        var seat = before.settled(wishes, wish.version());
        if (!wishes && seat.isHeldOrAwaited()) {
            return told(seat.becomes(RELEASED, Why.byRule(now)));
        }
        // A refusal is the secretariat's to take back, not something to get around by asking anew.
        var asksAnew = wishes && !before.wished() && seat.state() != REFUSED;
        return asksAnew ? admit(seat, now) : quiet(with(seat));
    }

    /** Whether the seat is in line with the registration already. */
    boolean isSettled(Wish wish) {
        return seatOf(wish.registration().id())
                .filter(seat -> seat.registrationVersion() >= wish.version())
                .isPresent();
    }

    private Decision<SeatLedger, SeatEvent> admit(Seat seat, Instant now) {
        var getsOne = hasRoom() && !WaitingList.isAnybodyBefore(seat, seats);
        return told(seat.becomes(getsOne ? CONFIRMED : WAITLISTED, Why.byRule(now)));
    }

    /** The organization takes the offered seat, or leaves it to the next. */
    Decision<SeatLedger, SeatEvent> answer(RegistrationId registration, boolean accept, Why why) {
        var known = seatOf(registration);
        if (known.isEmpty()) return refused(SeatRefusal.SEAT_NOT_WISHED);
        var seat = known.get();
        return switch (seat.state()) {
            case OFFERED -> {
                // At that moment it ends, even if that is not written down yet.
                var stands = consultation.isComing() && why.at().isBefore(endOf(seat));
                if (!stands) yield refused(SeatRefusal.OFFER_ENDED);
                yield accept
                        ? give(seat, seat.becomes(CONFIRMED, why))
                        : told(seat.becomes(EXPIRED, why));
            }
            case CONFIRMED -> accept ? quiet(this) : refused(SeatRefusal.NO_SEAT_OFFERED);
            case EXPIRED -> accept ? refused(SeatRefusal.OFFER_ENDED) : quiet(this);
            case REQUESTED, WAITLISTED, REFUSED, RELEASED -> refused(SeatRefusal.NO_SEAT_OFFERED);
        };
    }

    /** Gives the seat past the waiting list, if there is one to give. */
    Decision<SeatLedger, SeatEvent> confirm(RegistrationId registration, Why why) {
        return move(registration, CONFIRMED, seat -> give(seat, seat.becomes(CONFIRMED, why)));
    }

    /** Offers a seat past the waiting list, if there is one to offer. */
    Decision<SeatLedger, SeatEvent> offer(RegistrationId registration, Duration within, Why why) {
        return move(
                registration,
                OFFERED,
                seat -> {
                    if (seat.state() == CONFIRMED) return refused(SeatRefusal.SEAT_CONFIRMED);
                    if (consultation.hasBegun(why.at())) {
                        return refused(SeatRefusal.CONSULTATION_OVER);
                    }
                    return give(seat, offered(seat, within, why));
                });
    }

    private Decision<SeatLedger, SeatEvent> give(Seat before, Seat next) {
        if (!before.wished()) return refused(SeatRefusal.SEAT_NOT_WISHED);
        // An offer keeps a seat back, unless the capacity has been lowered since.
        var fits = before.isTaken() ? isRoomFor(count(CONFIRMED)) : hasRoom();
        return fits ? told(next) : refused(SeatRefusal.NO_SEAT_FREE);
    }

    /** The secretariat gives the organization no seat. */
    Decision<SeatLedger, SeatEvent> refuse(RegistrationId registration, Why why) {
        return move(registration, REFUSED, seat -> told(seat.becomes(REFUSED, why)));
    }

    /** The seat, or the place in the waiting list, is given up. */
    Decision<SeatLedger, SeatEvent> release(RegistrationId registration, Why why) {
        return move(
                registration,
                RELEASED,
                seat ->
                        seat.isHeldOrAwaited()
                                ? told(seat.becomes(RELEASED, why))
                                : refused(SeatRefusal.NO_SEAT_TO_RELEASE));
    }

    private Decision<SeatLedger, SeatEvent> move(
            RegistrationId registration,
            SeatState target,
            Function<Seat, Decision<SeatLedger, SeatEvent>> decide) {
        var seat = seatOf(registration);
        if (seat.isEmpty()) return refused(SeatRefusal.SEAT_NOT_WISHED);
        if (seat.get().state() == target) return quiet(this);
        return consultation.isComing()
                ? decide.apply(seat.get())
                : refused(SeatRefusal.CONSULTATION_OVER);
    }

    /** When an offer ends, or at once while somebody waits and there is room. */
    Optional<Instant> dueAt() {
        if (!consultation.isComing()) return Optional.empty();
        var ends = seats.stream().filter(seat -> seat.state() == OFFERED).map(this::endOf);
        // Not since when somebody waits: the clock may have been wrong then.
        var atOnce = nextToGetOne().map(_ -> Instant.EPOCH);
        return Stream.concat(ends, atOnce.stream()).min(Comparator.naturalOrder());
    }

    /** Ends one offer whose time is over, or offers one free seat to the next. */
    Decision<SeatLedger, SeatEvent> tick(Duration within, Instant now) {
        if (!consultation.isComing()) return quiet(this);
        var why = Why.byRule(now);
        var over =
                seats.stream()
                        .filter(seat -> seat.state() == OFFERED && !now.isBefore(endOf(seat)))
                        .min(Comparator.comparing(this::endOf));
        if (over.isPresent()) return told(over.get().becomes(EXPIRED, why));
        return nextToGetOne()
                .filter(_ -> !consultation.hasBegun(now))
                .<Decision<SeatLedger, SeatEvent>>map(seat -> told(offered(seat, within, why)))
                .orElseGet(() -> quiet(this));
    }

    private Optional<Seat> nextToGetOne() {
        return hasRoom() ? WaitingList.first(seats) : Optional.empty();
    }

    private Seat offered(Seat seat, Duration within, Why why) {
        return seat.offered(consultation.atTheLatest(why.at().plus(within)), why);
    }

    private Instant endOf(Seat offered) {
        return consultation.atTheLatest(Objects.requireNonNull(offered.offerUntil()));
    }

    /** Forgets the words that were written about an erased organization's seat. */
    Decision<SeatLedger, SeatEvent> forgetReasons(RegistrationId registration) {
        return quiet(seatOf(registration).map(Seat::withoutReasons).map(this::with).orElse(this));
    }

    /** The seat as the API shows it. */
    SeatView viewOf(RegistrationId registration) {
        return seatOf(registration)
                .map(seat -> SeatView.of(consultation.id(), seat, WaitingList.places(seats)))
                .orElseGet(() -> SeatView.requested(consultation.id()));
    }

    Optional<Seat> seatOf(RegistrationId registration) {
        return seats.stream().filter(seat -> seat.registration().equals(registration)).findFirst();
    }

    private boolean hasRoom() {
        return isRoomFor(seats.stream().filter(Seat::isTaken).count());
    }

    private boolean isRoomFor(long others) {
        var capacity = consultation.capacity();
        return capacity == null || others < capacity;
    }

    private SeatLedger with(Seat changed) {
        var next = new ArrayList<>(seats);
        next.removeIf(seat -> seat.registration().equals(changed.registration()));
        next.add(changed);
        return new SeatLedger(consultation, List.copyOf(next));
    }

    private Made<SeatLedger, SeatEvent> told(Seat changed) {
        var next = with(changed);
        var facts = next.facts(changed, next.totals());
        return made(
                next,
                switch (changed.state()) {
                    case CONFIRMED -> new SeatEvent.Confirmed(facts);
                    case WAITLISTED -> new SeatEvent.Waitlisted(facts);
                    case OFFERED -> new SeatEvent.Offered(facts);
                    case EXPIRED -> new SeatEvent.Expired(facts);
                    case REFUSED -> new SeatEvent.Refused(facts);
                    case RELEASED -> new SeatEvent.Released(facts);
                    case REQUESTED -> throw new IllegalStateException("It has not been settled");
                });
    }

    /** The state of each seat once more, if there are any. */
    Decision<SeatLedger, SeatEvent> republished() {
        if (seats.isEmpty()) return quiet(this);
        var totals = totals();
        var events =
                seats.stream().map(seat -> new SeatEvent.Republished(facts(seat, totals))).toList();
        var others =
                events.stream()
                        .skip(1)
                        .map(event -> new Keyed(EventTopic.SEATS, consultation.id(), event))
                        .toList();
        return new Made<>(this, events.getFirst(), others);
    }

    /** The only place where a seat turns into what others may know. */
    private SeatFacts facts(Seat seat, SeatFacts.Totals totals) {
        return new SeatFacts(
                consultation.id(),
                consultation.review(),
                seat.registration(),
                seat.state(),
                seat.since(),
                seat.offerUntil(),
                totals);
    }

    SeatFacts.Totals totals() {
        return new SeatFacts.Totals(
                consultation.capacity(), count(CONFIRMED), count(OFFERED), count(WAITLISTED));
    }

    private int count(SeatState state) {
        return (int) seats.stream().filter(seat -> seat.state() == state).count();
    }

    @Override
    public String toString() {
        return "SeatLedger[" + consultation.id() + ", " + seats.size() + " seats]";
    }
}
