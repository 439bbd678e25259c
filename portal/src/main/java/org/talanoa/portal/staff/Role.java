package org.talanoa.portal.staff;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member of staff may do, as a set of the API's scopes. */
public enum Role {
    VIEWER("registrations:read", "recommendations:read", "notices:read", "dashboards:read"),
    REGISTRAR(VIEWER, "personal-data:read", "registrations:write", "notices:write"),
    MODERATOR(VIEWER, "recommendations:write"),
    /** All of the API, how the services are, and who may come in. */
    ADMINISTRATOR(
            VIEWER,
            "personal-data:read",
            "registrations:write",
            "notices:write",
            "recommendations:write",
            "consultations:write",
            "operations:write",
            Role.ACCOUNTS);

    /** Accounts and API clients are the portal's own: no service knows this scope. */
    public static final String ACCOUNTS = "accounts:write";

    /** Between spaces, as a token has them. */
    private final String scopes;

    Role(String... scopes) {
        this.scopes = String.join(" ", scopes);
    }

    Role(Role without, String... more) {
        this.scopes = without.scopes + " " + String.join(" ", more);
    }

    public Set<String> scopes() {
        return Set.of(scopes.split(" "));
    }

    /** The role of this name, however it is written; a provider may call it anything. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.name().equalsIgnoreCase(name)).findAny();
    }

    /** Those of these names that are roles. */
    public static Set<Role> named(Collection<String> names) {
        return names.stream()
                .flatMap(name -> named(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
