package org.talanoa.portal.limit;

/** What is counted for each network that asks. */
public enum Limit {
    /** Registrations that are sent, by form or by program: each leads to a mail. */
    REGISTRATIONS,
    /** Links that are asked for by e-mail address. */
    ACCESS_LINKS,
    /** Tokens of mailed links that are shown, to confirm an address or to come in. */
    LINKS_OPENED,
    /** Submissions that are handed in. */
    SUBMISSIONS,
    /** Passwords that are wrong, whosever they would be. */
    WRONG_PASSWORDS,
    /** Secrets that are wrong for one API client. */
    WRONG_SECRETS
}
