package org.talanoa.kit.web;

import java.util.Optional;
import java.util.function.Function;
import org.talanoa.kit.document.Command;

/**
 * The body of a request as a controller takes it: read and validated, and with all faults found so
 * far, so that the domain can add its own and tell them together.
 *
 * @param value may lack what the faults say; use it only as far as they allow, until {@link
 *     Faults#throwIfAny()} has passed
 * @param command the caller, its {@code Idempotency-Key} and a mark of this content
 */
public record Checked<T>(T value, Faults faults, Command command) {
    /**
     * What this very request made before, if it did; one with faults was never accepted. Asked
     * before the domain's rules, which may have changed since.
     *
     * @param madeBefore finds what a command made
     */
    public <R> Optional<R> answerBefore(Function<Command, Optional<R>> madeBefore) {
        return faults.isEmpty() ? madeBefore.apply(command) : Optional.empty();
    }

    /** The value, if nothing is wrong with it. */
    public T orThrow() {
        faults.throwIfAny();
        return value;
    }
}
