package org.talanoa.portal.page;

import java.io.Serial;
import java.time.Duration;

/** A form came too often from one network: the answer is a page that keeps it. */
public final class TooOften extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final Duration wait;

    /**
     * @param wait after which it is taken
     */
    public TooOften(Duration wait) {
        super("A form came too often from one network", null, false, false);
        this.wait = wait;
    }

    Duration waitFor() {
        return wait;
    }
}
