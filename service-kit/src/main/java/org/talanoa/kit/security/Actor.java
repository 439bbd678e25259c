package org.talanoa.kit.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Who does something, as histories record it.
 *
 * @param id the subject of the token of a member of staff or a program, an opaque id and no name;
 *     null for an organization, which acts as one, and for the platform
 */
public record Actor(By by, @Nullable String id) {
    /** What the house does by itself: because a time came, or an event. */
    public static final Actor PLATFORM = new Actor(By.PLATFORM, null);

    /** On whose side somebody acts. */
    public enum By {
        ORGANIZATION,
        SECRETARIAT,
        PLATFORM
    }

    /** Who holds this token. Nobody's is an organization's: whoever fills in a form has none. */
    public static Actor of(@Nullable Authentication token) {
        return token == null
                        || token.getAuthorities().stream()
                                .noneMatch(scope ->
                                        scope.getAuthority() != null
                                                && isStaffs(scope.getAuthority()))
                ? new Actor(By.ORGANIZATION, null)
                : new Actor(By.SECRETARIAT, token.getName());
    }

    private static boolean isStaffs(String authority) {
        return authority.startsWith("SCOPE_") && !authority.equals(Ownership.SELF);
    }
}
