package org.talanoa.registration.seat;

import static org.talanoa.kit.document.Decision.quiet;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.registration.RegistrationEvent.ContactErased;
import org.talanoa.contracts.registration.RegistrationFacts;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.Actor;
import org.talanoa.registration.review.ReviewStore;

/** What this service can do with seats. */
@Service
class SeatService {
    private static final Logger log = LoggerFactory.getLogger(SeatService.class);

    private final SeatStore seats;
    private final ReviewStore reviews;
    private final SeatSettings settings;
    private final Clock clock;

    SeatService(SeatStore seats, ReviewStore reviews, SeatSettings settings, Clock clock) {
        this.seats = seats;
        this.reviews = reviews;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Brings the seats of a registration in line with it, in each consultation of its review that
     * is known; in others as soon as they are.
     */
    void settle(RegistrationFacts registration, long version) {
        seats.keep(registration, version);
        // If more is known of it already, it was settled by that.
        if (registration.status() == RegistrationStatus.UNCONFIRMED) return;
        var wish = seats.wish(registration.id());
        for (var consultation : reviews.consultations(wish.registration().review())) {
            try {
                settle(consultation.id(), wish);
            } catch (Conflict.NotFound e) {
                // Its ledger is about to begin, and then all are settled who wish a seat.
                log.debug("{} has no ledger yet", consultation.id());
            }
        }
    }

    /**
     * Takes note of a consultation, and settles who has been waiting for it to be known, or changed
     * while it counted as held.
     */
    void hear(Consultation consultation) {
        seats.beginOnce(SeatLedger.of(consultation));
        var ledger =
                seats.change(consultation.id(), Command.none(), known -> known.hear(consultation))
                        .state();
        if (!ledger.consultation().isComing()) return;
        for (var wish : seats.wishes(ledger)) {
            if (!ledger.isSettled(wish)) settle(consultation.id(), wish.registration().id());
        }
    }

    /** By the newest that is known of the registration, and by what comes meanwhile. */
    private void settle(ConsultationId consultation, RegistrationId registration) {
        var wish = seats.wish(registration);
        settle(consultation, wish);
        if (seats.wish(registration).version() > wish.version()) settle(consultation, registration);
    }

    private void settle(ConsultationId consultation, Wish wish) {
        seats.change(consultation, Command.none(), ledger -> ledger.settle(wish, clock.instant()));
    }

    /** Takes or leaves an offered seat. */
    Versioned<SeatLedger> answer(
            RegistrationId registration, ConsultationId consultation, boolean accept, Command by) {
        return seats.change(
                consultation,
                ofSeat(registration, by),
                ledger -> {
                    var organization = new Actor(Actor.By.ORGANIZATION, null);
                    var why = new Why(organization, null, clock.instant());
                    return ledger.answer(registration, accept, why);
                });
    }

    /** Moves a seat because somebody said so. */
    Versioned<SeatLedger> move(
            RegistrationId registration,
            ConsultationId consultation,
            SeatState to,
            Why why,
            Command by) {
        return seats.change(
                consultation,
                ofSeat(registration, by),
                ledger ->
                        switch (to) {
                            case CONFIRMED -> ledger.confirm(registration, why);
                            case OFFERED -> ledger.offer(registration, settings.offersLast(), why);
                            case REFUSED -> ledger.refuse(registration, why);
                            case RELEASED -> ledger.release(registration, why);
                            case REQUESTED, WAITLISTED, EXPIRED -> quiet(ledger);
                        });
    }

    /** A ledger remembers commands of many; the same key may name a thing for each seat. */
    private static Command ofSeat(RegistrationId registration, Command by) {
        return new Command(
                by.operation() + " " + registration,
                by.caller(),
                by.key(),
                by.request(),
                by.ifMatch());
    }

    /** Forgets what was written about seats of an organization that is erased as a whole. */
    void forget(ContactErased erased) {
        var registration = erased.registration();
        if (!erased.contacts().contains(registration.focalPoint())) return;
        for (var ledger : seats.with(registration.id(), registration.review())) {
            seats.change(
                    ledger.consultation().id(),
                    Command.none(),
                    known -> known.forgetReasons(registration.id()));
        }
    }
}
