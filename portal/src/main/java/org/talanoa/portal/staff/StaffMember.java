package org.talanoa.portal.staff;

import java.util.Set;
import java.util.stream.Collectors;
import org.talanoa.portal.page.NotAllowed;

/**
 * Somebody of the secretariat who is signed in. Controllers under {@code /console} take her as a
 * parameter.
 *
 * @param id opaque; histories record it
 * @param name as pages greet her
 */
public record StaffMember(String id, String name, Set<Role> roles) {
    public boolean may(String scope) {
        return roles.stream().anyMatch(role -> role.scopes().contains(scope));
    }

    /**
     * Lets pass who may.
     *
     * @throws NotAllowed when none of her roles has the scope: the answer is then a page with 403
     */
    public void need(String scope) {
        if (!may(scope)) {
            throw new NotAllowed(scope);
        }
    }

    Set<String> scopes() {
        return roles.stream()
                .flatMap(role -> role.scopes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "StaffMember[" + id + "]" + roles;
    }
}
