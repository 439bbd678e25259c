package org.talanoa.contracts.notice;

/** What a mail says. */
public enum Template {
    /** Asks the focal point to prove the address by the link in it. */
    CONFIRM_ADDRESS,
    /** Tells who sent the form again that they are registered, with a link to what exists. */
    ALREADY_REGISTERED,
    /** Brings the link that somebody asked for. */
    ACCESS_LINK,
    /**
     * Tells the focal point that the address is confirmed and what the secretariat has received.
     */
    RECEIPT,
    /** Tells the focal point that the organization is admitted, with the secretariat's words. */
    REGISTRATION_APPROVED,
    /** Tells the focal point that the organization is not admitted, and why. */
    REGISTRATION_DECLINED,
    /** Tells the focal point that the registration ended as withdrawn. */
    REGISTRATION_WITHDRAWN,
    /** Tells a delegate, after approval, who named them and for what. */
    DELEGATE_NAMED,
    /** Tells the focal point that the seat is theirs, with the calendar entry. */
    SEAT_CONFIRMED,
    /** Tells the focal point that the organization waits for a seat. */
    SEAT_WAITLISTED,
    /** Tells the focal point that a seat is kept for them, and until when. */
    SEAT_OFFERED,
    /** Tells the focal point that the offer ended. */
    SEAT_OFFER_EXPIRED,
    /** Tells the focal point that the secretariat gives no seat, or took it back. */
    SEAT_REFUSED,
    /** Tells who has or awaits a seat that the consultation changed, and why. */
    CONSULTATION_CHANGED,
    /** Tells who has or awaits a seat that the consultation is cancelled, and why. */
    CONSULTATION_CANCELLED,
    /** Tells a person, last of all, that everything about them is erased. */
    ERASED
}
