package org.talanoa.contracts.registration;

/**
 * {@code UNCONFIRMED → UNDER_REVIEW → APPROVED | DECLINED}, and {@code WITHDRAWN} from each of
 * them.
 */
public enum RegistrationStatus {
    UNCONFIRMED,
    UNDER_REVIEW,
    APPROVED,
    DECLINED,
    WITHDRAWN
}
