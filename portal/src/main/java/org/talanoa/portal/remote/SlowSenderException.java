package org.talanoa.portal.remote;

import java.io.Serial;

/** Time ran out while the caller was still sending: no service is to blame for it. */
public final class SlowSenderException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public SlowSenderException() {
        super("The caller was still sending", null, false, false);
    }
}
