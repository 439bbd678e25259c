package org.talanoa.contracts.notice;

/** What a mail says. */
public enum Template {
    /** Asks the focal point to prove the address by the link in it. */
    CONFIRM_ADDRESS,
    /** Tells who sent the form again that they are registered, with a link to what exists. */
    ALREADY_REGISTERED,
    /** Brings the link that somebody asked for. */
    ACCESS_LINK
}
