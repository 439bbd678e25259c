package org.talanoa.portal.staff;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody of the secretariat who signs in with a password of ours.
 *
 * @param hash of the password, Argon2id
 * @param mustChange whether the password was somebody else's to know
 * @param generation of her sessions: those of an earlier one are at an end
 */
record Account(
        String id,
        String username,
        String name,
        String hash,
        Set<Role> roles,
        boolean disabled,
        boolean mustChange,
        int generation) {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,63}");

    static boolean isUsername(String name) {
        return USERNAME.matcher(name).matches();
    }

    StaffMember member() {
        return new StaffMember(id, name, roles);
    }

    /** With another password every session of before ends. */
    Account withPassword(String newHash, boolean first) {
        return new Account(id, username, name, newHash, roles, disabled, first, generation + 1);
    }

    Account withRoles(Set<Role> newRoles) {
        return new Account(id, username, name, hash, newRoles, disabled, mustChange, generation);
    }

    /** Whoever is let in again signs in anew. */
    Account withDisabled(boolean now) {
        return new Account(id, username, name, hash, roles, now, mustChange, generation + 1);
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
