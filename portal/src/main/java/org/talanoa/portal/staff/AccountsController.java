package org.talanoa.portal.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.SeeOther;

/** Who of the secretariat may come in, and as what. An administrator can't shut herself out. */
@Controller
@RequestMapping("/console/accounts")
class AccountsController {
    private static final int LONGEST_NAME = 80;

    private final Accounts accounts;
    private final Passwords passwords;

    AccountsController(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** An account as the list shows it; whoever reads the list sees her own without buttons. */
    record Row(
            String id,
            String username,
            String name,
            Set<Role> roles,
            boolean disabled,
            boolean own,
            boolean isProviders) {}

    /** What is shown once. */
    record Made(String username, String password) {
        @Override
        public String toString() {
            return "Made";
        }
    }

    @GetMapping
    ModelAndView all(StaffMember member) {
        member.need(Role.ACCOUNTS);
        return show(HttpStatus.OK, null, null, member);
    }

    @PostMapping
    ModelAndView add(
            StaffMember member,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> roles,
            @RequestParam(defaultValue = "") String idempotencyKey) {
        member.need(Role.ACCOUNTS);
        var login = Accounts.username(username);
        var called = name.strip();
        var chosen = Role.named(roles);
        if (!Account.isUsername(login)
                || called.isEmpty()
                || called.length() > LONGEST_NAME
                || chosen.isEmpty()) {
            return faulty(HttpStatus.UNPROCESSABLE_CONTENT, "accounts.incomplete", member);
        }
        var password = passwords.fresh();
        var key = member.id() + "\n" + FormKey.of(idempotencyKey);
        return accounts.add(key, login, called, password, chosen)
                ? show(HttpStatus.OK, null, new Made(login, password), member)
                : faulty(HttpStatus.CONFLICT, "accounts.taken", member);
    }

    @PostMapping("/{id}/roles")
    Object roles(
            StaffMember member,
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<String> roles) {
        mayChange(member, id);
        isOurs(id);
        var chosen = Role.named(roles);
        return chosen.isEmpty()
                ? faulty(HttpStatus.UNPROCESSABLE_CONTENT, "accounts.no-role", member)
                : back(accounts.changeRoles(id, chosen, member));
    }

    @PostMapping("/{id}/access")
    Object access(StaffMember member, @PathVariable String id, @RequestParam boolean open) {
        mayChange(member, id);
        return back(accounts.disable(id, !open, member));
    }

    @PostMapping("/{id}/password")
    ModelAndView password(StaffMember member, @PathVariable String id) {
        mayChange(member, id);
        isOurs(id);
        var password = passwords.fresh();
        var changed = found(accounts.changePassword(id, password, true));
        return show(HttpStatus.OK, null, new Made(changed.username(), password), member);
    }

    /** So there is always one left who can give roles. */
    private static void mayChange(StaffMember member, String id) {
        member.need(Role.ACCOUNTS);
        if (member.id().equals(id)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
    }

    /** Roles and passwords of the others are the provider's to give. */
    private void isOurs(String id) {
        if (found(accounts.known(id)).isProviders()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
    }

    private static Object back(Optional<Account> changed) {
        found(changed);
        return SeeOther.to("/console/accounts");
    }

    private static Account found(Optional<Account> account) {
        return account.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ModelAndView faulty(HttpStatus status, String problem, StaffMember member) {
        return show(status, problem, null, member);
    }

    private ModelAndView show(
            HttpStatus status, @Nullable String problem, @Nullable Made made, StaffMember member) {
        return new ModelAndView("accounts", status)
                .addObject("problem", problem)
                .addObject("made", made)
                .addObject("key", FormKey.fresh())
                .addObject("roles", Role.values())
                .addObject(
                        "rows",
                        accounts.all().stream().map(account -> row(account, member)).toList());
    }

    private static Row row(Account account, StaffMember member) {
        return new Row(
                account.id(),
                account.username(),
                account.name(),
                account.roles(),
                account.disabled(),
                account.id().equals(member.id()),
                account.isProviders());
    }
}
