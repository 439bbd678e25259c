package org.talanoa.portal.queue;

/** What the secretariat says to a registration. */
enum Verdict {
    APPROVE,
    DECLINE
}
