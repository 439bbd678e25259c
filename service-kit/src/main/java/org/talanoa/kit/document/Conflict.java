package org.talanoa.kit.document;

import org.talanoa.kit.document.Decision.Refusal;

/** Why a command did not come about although it was understood. */
public abstract sealed class Conflict extends RuntimeException {
    Conflict(String message) {
        super(message);
    }

    /** There is no such document. */
    public static final class NotFound extends Conflict {
        public NotFound(String id) {
            super("There is no document " + id);
        }
    }

    /** The aggregate refused. */
    public static final class RefusedByAggregate extends Conflict {
        private final transient Refusal why;

        public RefusedByAggregate(Refusal why) {
            super("Refused: " + why.name());
            this.why = why;
        }

        public Refusal why() {
            return why;
        }
    }

    /** An {@code Idempotency-Key} came again with another request. */
    public static final class KeyReused extends Conflict {
        public KeyReused() {
            super("The Idempotency-Key was used for another request");
        }
    }

    /** The document has changed since its caller saw it. */
    public static final class Stale extends Conflict {
        public Stale() {
            super("The document has another version than the one named by If-Match");
        }
    }

    /** Another document holds a key that must be unique. */
    public static final class KeyTaken extends Conflict {
        public KeyTaken() {
            super("Another document holds a unique key");
        }
    }

    /** A newer release of this service wrote the document; this one leaves it alone. */
    public static final class NewerSchema extends Conflict {
        public NewerSchema(String id, int schemaVersion) {
            super("Document " + id + " has schema version " + schemaVersion + ", too new for this");
        }
    }

    /** Others were faster, time and again. */
    public static final class TooBusy extends Conflict {
        public TooBusy(String id) {
            super("Document " + id + " changed too often at the same time");
        }
    }
}
