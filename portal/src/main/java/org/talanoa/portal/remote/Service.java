package org.talanoa.portal.remote;

import java.util.Locale;

/** The services behind the portal. */
public enum Service {
    REGISTRATION,
    CONSULTATION,
    RECOMMENDATION,
    NOTIFICATION,
    DASHBOARD;

    /** The name as operators know it, for logs and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
