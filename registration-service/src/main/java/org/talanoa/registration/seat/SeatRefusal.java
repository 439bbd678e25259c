package org.talanoa.registration.seat;

import org.talanoa.kit.document.Decision;

enum SeatRefusal implements Decision.Refusal {
    SEAT_NOT_WISHED,
    NO_SEAT_OFFERED,
    OFFER_ENDED,
    NO_SEAT_FREE,
    NO_SEAT_TO_RELEASE,
    SEAT_CONFIRMED,
    CONSULTATION_OVER
}
