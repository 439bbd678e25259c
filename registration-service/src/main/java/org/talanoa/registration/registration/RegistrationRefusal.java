package org.talanoa.registration.registration;

import org.talanoa.kit.document.Decision;

enum RegistrationRefusal implements Decision.Refusal {
    TOKEN_INVALID,
    ALREADY_CONFIRMED,
    ADDRESS_NOT_CONFIRMED,
    ADDRESS_REGISTERED,
    ALREADY_DECIDED,
    ORGANIZATION_APPROVED,
    DELEGATE_UNKNOWN,
    WITHDRAWN
}
