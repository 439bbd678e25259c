package org.talanoa.portal.remote;

import java.io.Serial;

/** A service did not answer, or not in time. Says which, and nothing of what was asked. */
public final class ServiceAwayException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final Service service;

    ServiceAwayException(Service service, Throwable cause) {
        super(service.label() + " does not answer", cause);
        this.service = service;
    }

    public Service service() {
        return service;
    }
}
