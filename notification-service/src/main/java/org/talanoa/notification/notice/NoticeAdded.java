package org.talanoa.notification.notice;

/** Told within this service: a notice is kept and wants to become a mail. */
public record NoticeAdded(Notice notice) {}
