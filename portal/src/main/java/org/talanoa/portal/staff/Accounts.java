package org.talanoa.portal.staff;

import com.mongodb.MongoException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.talanoa.portal.page.NotAllowed;
import org.talanoa.portal.staff.AccountStore.Kept;

/** Who has an account, and who has shown its password. */
@Component
class Accounts {
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    /** For so long a session is believed after an account was last looked at. */
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    /** At a time in nanoseconds, as the clock may be set back. */
    private record Seen(Kept kept, long at) {
        /** Both of it: a database may have been set back to an older version. */
        boolean isNewerThan(Seen other) {
            return kept.version() > other.kept.version() && at - other.at > 0;
        }
    }

    private final AccountStore store;
    private final Passwords passwords;
    private final StaffSettings settings;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    Accounts(AccountStore store, Passwords passwords, StaffSettings settings, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
    }

    static String username(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    Optional<Account> signIn(String username, String password) {
        if (settings.hasFirst() && !store.hasPasswords()) {
            addFirst();
        }
        var account = store.named(username);
        var shown = passwords.matches(password, account.map(Account::hash).orElse(null));
        var signedIn = account.filter(known -> shown && !known.disabled());
        signedIn.ifPresentOrElse(
                known -> log.info("Account {} has signed in with its password", known.id()),
                () ->
                        log.warn(
                                "A sign-in was refused to account {}",
                                account.map(Account::id).orElse("of nobody")));
        return signedIn;
    }

    /**
     * The account of whom the provider vouches for, made when she first comes; it then says of her
     * what the provider says. Nobody's once it was disabled.
     */
    Optional<Account> vouched(ProviderIdentity who) {
        var id = id("provider\n" + who.issuer() + "\n" + who.subject());
        if (store.find(id).isEmpty()) {
            store.add(
                    new Account(
                            id,
                            who.username(),
                            who.name(),
                            null,
                            who.roles(),
                            false,
                            false,
                            Sessions.first()));
        }
        var vouched =
                changed(store.change(id, account -> account.as(who)))
                        .filter(account -> !account.disabled());
        vouched.ifPresentOrElse(
                account -> log.info("Account {} has signed in with the provider", account.id()),
                () -> log.warn("A sign-in with the provider was refused to account {}", id));
        return vouched;
    }

    /** Whose session of this generation it is; nobody's once it has ended. */
    Optional<Account> of(String id, int generation, String session) {
        return known(id)
                .filter(account ->
                        !account.disabled() && account.sessions().include(generation, session));
    }

    /** While the database is away, what was last known of the account counts. */
    Optional<Account> known(String id) {
        var last = seen.get(id);
        long now = System.nanoTime();
        if (last != null && now - last.at() < BELIEVED.toNanos()) {
            return Optional.of(last.kept().account());
        }
        try {
            return store.find(id).map(found -> believed(found, now));
        } catch (MongoException e) {
            if (last == null) {
                throw e;
            }
            return Optional.of(last.kept().account());
        }
    }

    /**
     * What counts from now on of an account that was read, which is not what was read where
     * somebody has changed it meanwhile.
     *
     * @param at when the reading began
     */
    Account believed(Kept read, long at) {
        return seen.merge(
                        read.account().id(),
                        new Seen(read, at),
                        (last, now) -> last.isNewerThan(now) ? last : now)
                .kept()
                .account();
    }

    boolean isPasswordOf(Account account, String password) {
        return passwords.matches(password, account.hash());
    }

    Optional<Account> changePassword(String id, String password, boolean first) {
        var hash = passwords.hash(password);
        return changed(store.change(id, account -> account.withPassword(hash, first)));
    }

    /** Ends all sessions of an account; other instances of the portal know it within seconds. */
    void endSessions(String id) {
        changed(store.change(id, Account::withoutSessions));
        log.info("Account {} has signed out", id);
    }

    /** Ends one session; those of other browsers go on. */
    void endSession(String id, String session, Instant runsOut) {
        var now = clock.instant();
        changed(
                store.change(
                        id,
                        account ->
                                account.with(account.sessions().without(session, runsOut, now))));
    }

    Optional<Account> changeRoles(String id, Set<Role> roles, StaffMember by) {
        var before = store.find(id);
        return changed(
                by,
                store.change(id, account -> account.withRoles(roles)),
                () -> store.change(id, a -> a.withRoles(before.orElseThrow().account().roles())));
    }

    Optional<Account> disable(String id, boolean disabled, StaffMember by) {
        return changed(
                by,
                store.change(id, account -> account.withDisabled(disabled)),
                () -> store.change(id, account -> account.withDisabled(!disabled)));
    }

    /**
     * Looks again who has made a change, and takes it back if that was shut out meanwhile: of two
     * administrators who shut each other out at once, at least one stays.
     */
    private Optional<Account> changed(
            StaffMember by, Optional<Kept> next, Supplier<Optional<Kept>> back) {
        var maker = store.find(by.id()).map(Kept::account);
        if (maker.filter(m -> m.disabled() || !m.member().may(Role.ACCOUNTS)).isEmpty()) {
            return changed(next);
        }
        changed(back.get());
        throw new NotAllowed(Role.ACCOUNTS);
    }

    List<Account> all() {
        return store.all();
    }

    /**
     * Makes an account once for a key.
     *
     * @return whether it was made; not if the key made one before, or the user name is taken
     */
    boolean add(String key, String username, String name, String password, Set<Role> roles) {
        return store.add(account(key, username, name, password, roles, true));
    }

    private Optional<Account> changed(Optional<Kept> changed) {
        return changed.map(written -> believed(written, System.nanoTime()));
    }

    private void addFirst() {
        var username = username(settings.firstUsername());
        store.add(
                account(
                        "first",
                        username,
                        username,
                        settings.firstPassword(),
                        Set.of(Role.ADMINISTRATOR),
                        settings.firstMustChange()));
    }

    private Account account(
            String key,
            String username,
            String name,
            String password,
            Set<Role> roles,
            boolean mustChange) {
        return new Account(
                id(key),
                username,
                name,
                passwords.hash(password),
                roles,
                false,
                mustChange,
                Sessions.first());
    }

    private static String id(String key) {
        var bytes = ("account\n" + key).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(bytes).toString();
    }
}
