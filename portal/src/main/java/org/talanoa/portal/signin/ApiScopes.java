package org.talanoa.portal.signin;

import java.util.List;

/** What a program can be let in to. */
public final class ApiScopes {
    /**
     * Every scope of the API, and the one of the services' own ports, where operators look and act;
     * but not {@code self}, which only an organization's mailed link gives.
     */
    public static final List<String> ALL =
            List.of(
                    "registrations:read",
                    "personal-data:read",
                    "registrations:write",
                    "consultations:write",
                    "recommendations:read",
                    "recommendations:write",
                    "notices:read",
                    "notices:write",
                    "dashboards:read",
                    "operations:write");

    private ApiScopes() {}
}
