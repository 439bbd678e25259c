package org.talanoa.portal.staff;

import static org.talanoa.portal.signin.PortalTokens.SCOPE;

import java.time.Duration;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.talanoa.portal.signin.PortalTokens;

/** What the portal shows to services when it asks on behalf of a member of staff. */
@Component
public final class StaffTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final PortalTokens tokens;

    StaffTokens(PortalTokens tokens) {
        this.tokens = tokens;
    }

    /** The {@code Authorization} header of her calls: good for five minutes and for her scopes. */
    public String bearer(StaffMember member) {
        var scopes = String.join(" ", new TreeSet<>(member.scopes()));
        var claims = tokens.claims(member.id(), LIFETIME).claim(SCOPE, scopes);
        return "Bearer " + tokens.signed(claims);
    }
}
