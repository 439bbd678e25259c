package org.talanoa.portal.page;

import java.io.Serial;

/** A form came too often from one network: the answer is a page that keeps it. */
public final class TooOften extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public TooOften() {
        super("A form came too often from one network", null, false, false);
    }
}
