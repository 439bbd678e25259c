package org.talanoa.portal.staff;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the secretariat who signs in with a password of ours, or with the provider.
 *
 * @param username what she types; with the provider, how it knows her, which nobody could type here
 * @param hash of the password, Argon2id; null where the provider lets her in
 * @param mustChange whether the password was somebody else's to know
 * @param sessions of hers that count
 */
record Account(
        String id,
        String username,
        String name,
        @Nullable String hash,
        Set<Role> roles,
        boolean disabled,
        boolean mustChange,
        Sessions sessions) {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,63}");

    static boolean isUsername(String name) {
        return USERNAME.matcher(name).matches();
    }

    /** There is no password of hers here, and her roles are the provider's to give. */
    boolean isProviders() {
        return hash == null;
    }

    StaffMember member() {
        return new StaffMember(id, name, roles);
    }

    /** With another password every session of before ends. */
    Account withPassword(String newHash, boolean first) {
        return new Account(id, username, name, newHash, roles, disabled, first, sessions.anew());
    }

    /** Whoever held a session of hers, on whatever machine, holds none any more. */
    Account withoutSessions() {
        return with(sessions.anew());
    }

    /** With this set of sessions that count. */
    Account with(Sessions counting) {
        return new Account(id, username, name, hash, roles, disabled, mustChange, counting);
    }

    /** What the provider says of her as she signs in. */
    Account as(ProviderIdentity who) {
        return new Account(
                id, username, who.name(), hash, who.roles(), disabled, mustChange, sessions);
    }

    Account withRoles(Set<Role> newRoles) {
        return new Account(id, username, name, hash, newRoles, disabled, mustChange, sessions);
    }

    /** Whoever is let in again signs in anew. */
    Account withDisabled(boolean now) {
        return new Account(id, username, name, hash, roles, now, mustChange, sessions.anew());
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
