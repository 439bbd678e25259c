package org.talanoa.portal.staff;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.signin.HiddenCookie;
import org.talanoa.portal.signin.PortalTokens;

/**
 * Who of the secretariat has signed in, as this browser holds it: a signed cookie that no script
 * reads and no service takes, as it carries no scope. It outlives a restart of the portal, and ends
 * early when she signs out anywhere, or signs in anew with this browser, or the account is disabled
 * or gets another password.
 */
@Component
public final class StaffSession {
    static final Duration LIFETIME = Duration.ofHours(8);

    private static final String COOKIE = "staff";
    private static final String USE = "use";
    private static final String GENERATION = "generation";

    private final PortalTokens tokens;
    private final Accounts accounts;
    private final HiddenCookie cookie;

    StaffSession(PortalTokens tokens, Accounts accounts, PortalSettings settings) {
        this.tokens = tokens;
        this.accounts = accounts;
        cookie = new HiddenCookie(COOKIE, "/", settings.secure());
    }

    /**
     * A browser's session.
     *
     * @param own whether she signed in with a password of ours
     * @param mustChange whether she has to change its password before anything else
     */
    record Session(StaffMember member, boolean own, boolean mustChange) {}

    /**
     * Lets in for eight hours whom the provider vouches for.
     *
     * @return whether she is in; not if an administrator has disabled her account
     */
    public boolean start(
            HttpServletRequest request, HttpServletResponse response, ProviderIdentity who) {
        var account = accounts.vouched(who);
        account.ifPresent(known -> start(request, response, known));
        return account.isPresent();
    }

    /**
     * Lets in for eight hours who has shown the password of an account. What this browser held
     * before, of whichever account, is worth nothing from now on, to whoever has copied it either.
     */
    void start(HttpServletRequest request, HttpServletResponse response, Account account) {
        endFormer(request);
        var claims =
                tokens.claims(account.id(), LIFETIME)
                        .id(UUID.randomUUID().toString())
                        .claim(USE, COOKIE)
                        .claim(GENERATION, account.sessions().generation());
        cookie.keep(response, tokens.signed(claims), LIFETIME);
    }

    private void endFormer(HttpServletRequest request) {
        shown(request)
                .filter(jwt -> accountOf(jwt).isPresent())
                .ifPresent(jwt ->
                        accounts.endSession(
                                requireNonNull(jwt.getSubject()),
                                requireNonNull(jwt.getId()),
                                requireNonNull(jwt.getExpiresAt())));
    }

    /**
     * Takes the session from this browser, and makes it worth nothing in any other, with all others
     * of the account: who has copied it can't go on with it. This browser is out even while the
     * database is away, of which the page then tells.
     */
    void end(HttpServletRequest request, HttpServletResponse response) {
        cookie.end(response);
        of(request).map(StaffMember::id).ifPresent(accounts::endSessions);
    }

    /** Who is signed in with this browser. */
    public Optional<StaffMember> of(HttpServletRequest request) {
        return read(request).map(Session::member);
    }

    Optional<Session> read(HttpServletRequest request) {
        return shown(request)
                .flatMap(this::accountOf)
                .map(account ->
                        new Session(
                                account.member(), !account.isProviders(), account.mustChange()));
    }

    private Optional<Jwt> shown(HttpServletRequest request) {
        return cookie.in(request)
                .flatMap(tokens::read)
                .filter(jwt -> COOKIE.equals(jwt.getClaimAsString(USE)) && jwt.getId() != null);
    }

    private Optional<Account> accountOf(Jwt jwt) {
        var generation = Objects.<Number>requireNonNull(jwt.getClaim(GENERATION)).intValue();
        return accounts.of(
                requireNonNull(jwt.getSubject()), generation, requireNonNull(jwt.getId()));
    }
}
