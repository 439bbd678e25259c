package org.talanoa.kit.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.kit.document.Conflict;

/**
 * The one rule of what an organization may reach: what belongs to a registration that its token
 * names.
 */
public final class Ownership {
    /** What a token carries that came from an organization's mailed link. */
    public static final String SELF = "SCOPE_self";

    private static final String REGISTRATIONS = "registration";

    private Ownership() {}

    /**
     * Whether an organization asks for what is its own. Staff and programs own nothing; they pass
     * by the scope that the door asked for.
     *
     * @throws Conflict.NotFound when an organization asks for another's, of which it may not even
     *     learn that it is there
     */
    public static boolean isOf(@Nullable Authentication by, RegistrationId registration) {
        if (by == null
                || by.getAuthorities().stream().noneMatch(a -> SELF.equals(a.getAuthority()))) {
            return false;
        }
        if (registrationsOf(by).contains(registration.value())) {
            return true;
        }
        throw new Conflict.NotFound(registration.value());
    }

    private static List<?> registrationsOf(Authentication by) {
        return by instanceof JwtAuthenticationToken token
                        && token.getToken().getClaim(REGISTRATIONS) instanceof List<?> ids
                ? ids
                : List.of();
    }

    /** The registrations that an organization's token names; none for everybody else. */
    public static List<RegistrationId> own(@Nullable Authentication by) {
        return by instanceof JwtAuthenticationToken token
                        && token.getToken().getClaim("registration") instanceof List<?> ids
                ? ids.stream().map(id -> new RegistrationId(String.valueOf(id))).toList()
                : List.of();
    }
}
