package org.talanoa.contracts.notice;

/**
 * Where a notice stands. {@code SENT} means that a mail server took it, never that somebody read
 * it.
 */
public enum NoticeState {
    DRAFT,
    QUEUED,
    SENDING,
    SENT,
    RETRYING,
    FAILED,
    SUPPRESSED,
    CANCELLED,
    BOUNCED,
    MERGED,
    MISSED
}
