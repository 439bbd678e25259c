package org.talanoa.platform;

/** Why the platform does not start: the message is one plain sentence for the person who tried. */
final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    CannotStart(String sentence) {
        super(sentence);
    }

    /** The sentence that says what lies at the bottom of a failure. */
    static String sentenceOf(Throwable failure) {
        var cause = failure.getCause();
        if (cause != null) return sentenceOf(cause);
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
