package org.talanoa.kit.web;

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
    /** The value, if nothing is wrong with it. */
    public T orThrow() {
        faults.throwIfAny();
        return value;
    }
}
