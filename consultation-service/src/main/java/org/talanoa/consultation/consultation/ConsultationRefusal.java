package org.talanoa.consultation.consultation;

import org.talanoa.kit.document.Decision.Refusal;

/** Why a consultation stays as it is. */
enum ConsultationRefusal implements Refusal {
    /** The draft says what the last release says. */
    NOTHING_TO_RELEASE,
    /** From the second release on, those who are told want to know why. */
    NOTE_NEEDED,
    /** What nobody has been told of can't be called off. */
    NOT_RELEASED,
    ALREADY_HELD,
    ALREADY_CANCELLED
}
