package org.talanoa.notification.mail;

/** How an attempt to hand a mail to the mail server ended. No word of the server's is kept. */
sealed interface Outcome {
    /** The server has it. */
    record Accepted() implements Outcome {}

    /**
     * The server will never take it.
     *
     * @param answer its codes, like {@code 550 5.1.1}
     */
    record Refused(String answer) implements Outcome {}

    /**
     * The server did not take it now, or did not say whether it did.
     *
     * @param serverTrouble whether other mails would fare no better
     */
    record Deferred(String answer, boolean serverTrouble) implements Outcome {}
}
