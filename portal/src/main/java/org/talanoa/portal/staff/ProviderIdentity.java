package org.talanoa.portal.staff;

import java.util.Set;

/**
 * Somebody whom an OpenID Connect provider vouches for. Issuer and subject together are who she is;
 * names and addresses change hands.
 *
 * @param roles what it lets her do here; never none
 */
public record ProviderIdentity(String issuer, String subject, String name, Set<Role> roles) {
    /** Beside the user names of our own accounts: no form takes its blank for one of them. */
    String username() {
        return issuer + " " + subject;
    }

    @Override
    public String toString() {
        return "ProviderIdentity" + roles;
    }
}
