package org.talanoa.contracts.notice;

/** What a mail says. */
public enum Template {
    /** Asks the focal point to prove the address by the link in it. */
    CONFIRM_ADDRESS
}
