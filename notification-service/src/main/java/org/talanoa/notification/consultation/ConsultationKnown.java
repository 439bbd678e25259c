package org.talanoa.notification.consultation;

import org.talanoa.contracts.ConsultationId;

/** Told within this service: what waits for this consultation can go on. */
public record ConsultationKnown(ConsultationId consultation) {}
