package org.talanoa.registration.registration;

/** What the secretariat says to a registration. */
enum Verdict {
    APPROVE,
    DECLINE
}
