package org.talanoa.contracts.seat;

import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.OnTopic;

/** Topic {@code seats}, keyed by consultation: each event tells of one organization's seat. */
@OnTopic(value = EventTopic.SEATS, key = ConsultationId.class)
public sealed interface SeatEvent {
    /** The seat after this event. */
    SeatFacts seat();

    /** The organization has the seat. */
    @EventType("org.talanoa.seat.confirmed.v1")
    record Confirmed(SeatFacts seat) implements SeatEvent {}

    /**
     * All seats are taken; the organization waits, in the order in which addresses were confirmed.
     */
    @EventType("org.talanoa.seat.waitlisted.v1")
    record Waitlisted(SeatFacts seat) implements SeatEvent {}

    /** A seat got free and is kept for the organization until the offer ends. */
    @EventType("org.talanoa.seat.offered.v1")
    record Offered(SeatFacts seat) implements SeatEvent {}

    /** The offer ended without an answer, or was refused by the organization. */
    @EventType("org.talanoa.seat.expired.v1")
    record Expired(SeatFacts seat) implements SeatEvent {}

    /** The secretariat gives the organization no seat. */
    @EventType("org.talanoa.seat.refused.v1")
    record Refused(SeatFacts seat) implements SeatEvent {}

    /**
     * The organization gave the seat up, or its place in the waiting list; or it was taken from it.
     */
    @EventType("org.talanoa.seat.released.v1")
    record Released(SeatFacts seat) implements SeatEvent {}

    /** The state once more, for those who were not there. No notice follows from it. */
    @EventType("org.talanoa.seat.state.v1")
    record Republished(SeatFacts seat) implements SeatEvent {}
}
