package org.talanoa.contracts.review;

import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.EventType;
import org.talanoa.contracts.OnTopic;

/**
 * Topic {@code consultations}, keyed by consultation. Drafts never get here: a fact is what has
 * been released.
 */
@OnTopic(value = EventTopic.CONSULTATIONS, key = ConsultationId.class)
public sealed interface ConsultationEvent {
    /** The consultation after this event, as released. */
    ConsultationFacts consultation();

    /** A version of the consultation was published. */
    @EventType("org.talanoa.consultation.released.v1")
    record Released(ConsultationFacts consultation) implements ConsultationEvent {}

    /** Its time came: organizations can register. */
    @EventType("org.talanoa.consultation.opened.v1")
    record Opened(ConsultationFacts consultation) implements ConsultationEvent {}

    /** The deadline passed: nobody can register any more. */
    @EventType("org.talanoa.consultation.registration-closed.v1")
    record RegistrationClosed(ConsultationFacts consultation) implements ConsultationEvent {}

    /** The consultation has taken place. */
    @EventType("org.talanoa.consultation.held.v1")
    record Held(ConsultationFacts consultation) implements ConsultationEvent {}

    /** It will not take place; {@code note} says why. */
    @EventType("org.talanoa.consultation.cancelled.v1")
    record Cancelled(ConsultationFacts consultation) implements ConsultationEvent {}

    /** The state once more, for those who were not there. */
    @EventType("org.talanoa.consultation.state.v1")
    record Republished(ConsultationFacts consultation) implements ConsultationEvent {}
}
