package org.talanoa.kit.security;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.kit.document.Conflict;

/**
 * The one rule of what an organization may reach: what belongs to a registration that its token
 * names. A delegate's token names the delegate's own entry.
 */
public final class Ownership {
    /** What a token carries that came from an organization's mailed link. */
    public static final String SELF = "SCOPE_self";

    private static final String REGISTRATIONS = "registration";
    private static final String DELEGATES = "delegate";

    private Ownership() {}

    /**
     * Whether an organization asks for what is its own. Staff and programs own nothing; they pass
     * by the scope that the door asked for.
     *
     * @throws Conflict.NotFound when an organization asks for another's, of which it may not even
     *     learn that it is there
     */
    public static boolean isOf(@Nullable Authentication by, RegistrationId registration) {
        if (!hasSelf(by)) return false;
        if (named(by, REGISTRATIONS).contains(registration.value())) return true;
        throw new Conflict.NotFound(registration.value());
    }

    /**
     * Who asks as a delegate, and so reaches one entry of the registration and nothing else of it;
     * empty for a focal point, who reaches all, and for everybody else.
     */
    public static Optional<String> delegateIn(
            @Nullable Authentication by, RegistrationId registration) {
        if (!hasSelf(by) || named(by, REGISTRATIONS).contains(registration.value())) {
            return Optional.empty();
        }
        var prefix = registration.value() + ".";
        return named(by, DELEGATES).stream()
                .map(String::valueOf)
                .filter(contact -> contact.startsWith(prefix))
                .map(contact -> contact.substring(prefix.length()))
                .findFirst();
    }

    /**
     * Whether an organization or the delegate asks for this delegate's entry. Staff own nothing.
     *
     * @throws Conflict.NotFound when somebody asks for another's
     */
    public static boolean isOf(
            @Nullable Authentication by, RegistrationId registration, String delegate) {
        return delegateIn(by, registration).filter(delegate::equals).isPresent()
                || isOf(by, registration);
    }

    private static boolean hasSelf(@Nullable Authentication by) {
        return by != null
                && by.getAuthorities().stream().anyMatch(a -> SELF.equals(a.getAuthority()));
    }

    private static List<?> named(@Nullable Authentication by, String claim) {
        return by instanceof JwtAuthenticationToken token
                        && token.getToken().getClaim(claim) instanceof List<?> ids
                ? ids
                : List.of();
    }

    /** The registrations that an organization's token names; none for everybody else. */
    public static List<RegistrationId> own(@Nullable Authentication by) {
        return named(by, REGISTRATIONS).stream()
                .map(id -> new RegistrationId(String.valueOf(id)))
                .toList();
    }
}
