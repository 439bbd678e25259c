package org.talanoa.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** For what opening data says is wrong with its content. */
    static CannotStartException damaged(Path data, Throwable cause) {
        return systemFailure(data, cause)
                .orElseGet(() ->
                        new CannotStartException(
                                data
                                        + " is damaged and cannot be read. Bring it back from a copy; without one, ./run --fresh begins anew.",
                                cause));
    }

    /** For a failure that may lie in the data or not. */
    static CannotStartException unusable(Path data, Throwable cause) {
        return systemFailure(data, cause)
                .orElseGet(() ->
                        new CannotStartException(
                                data
                                        + " cannot be used: "
                                        + reason(causes(cause).getLast())
                                        + ". If it is damaged, bring it back from a copy; without one, ./run --fresh begins anew.",
                                cause));
    }

    /** A failure and what caused it, the bottom last. */
    static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (var cause = failure; cause != null; cause = cause.getCause()) causes.add(cause);
        return causes;
    }

    /** A full disk or a missing right: the data is whole, and nobody should give it up. */
    private static Optional<CannotStartException> systemFailure(Path data, Throwable failure) {
        return causes(failure).stream()
                .filter(CannotStartException::isOfTheSystem)
                .findFirst()
                .map(cause ->
                        new CannotStartException(
                                data + " cannot be read or written: " + reason(cause) + ".",
                                failure));
    }

    /**
     * What the operating system refuses comes as one of these; an end of the file or an unreadable
     * object comes as another kind of {@link IOException}.
     */
    private static boolean isOfTheSystem(Throwable cause) {
        return cause instanceof FileSystemException
                || cause instanceof FileNotFoundException
                || cause.getClass() == IOException.class;
    }

    /** Without a full stop. */
    private static String reason(Throwable cause) {
        if (cause instanceof AccessDeniedException) return "access is denied";
        var reason = cause instanceof FileSystemException file ? file.getReason() : null;
        var words = reason == null ? cause.getMessage() : reason;
        return words == null ? cause.getClass().getSimpleName() : words.replaceFirst("\\.$", "");
    }
}
