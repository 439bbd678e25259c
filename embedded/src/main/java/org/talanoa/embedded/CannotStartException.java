package org.talanoa.embedded;

import java.nio.file.Path;

/**
 * A part cannot start, for a reason that its user can mend; the message is one plain sentence for
 * them.
 */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    private CannotStartException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    static CannotStartException portTaken(int port, Throwable cause) {
        return new CannotStartException(
                "Port " + port + " of 127.0.0.1 is taken by another program.", cause);
    }

    static CannotStartException notWritable(Path folder, Throwable cause) {
        return new CannotStartException("The folder " + folder + " cannot be written to.", cause);
    }

    static CannotStartException inUse(Path data, Throwable cause) {
        return new CannotStartException(data + " is in use by another process.", cause);
    }

    static CannotStartException damaged(Path data, Throwable cause) {
        return new CannotStartException(
                data
                        + " is damaged and cannot be read. Bring it back from a copy, or delete it to begin anew.",
                cause);
    }
}
