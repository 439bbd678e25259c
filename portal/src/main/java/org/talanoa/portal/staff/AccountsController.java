package org.talanoa.portal.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.staff.FilledIn.Fault;

/** Who of the secretariat may come in, and as what. An administrator can't shut herself out. */
@Controller
@RequestMapping("/console/accounts")
class AccountsController {
    private static final int LONGEST_NAME = 80;

    private final Accounts accounts;
    private final Passwords passwords;
    private final MessageSource words;

    AccountsController(Accounts accounts, Passwords passwords, MessageSource words) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.words = words;
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
        return show(HttpStatus.OK, FilledIn.NOTHING, null, member);
    }

    @PostMapping
    ModelAndView add(
            StaffMember member,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> roles,
            @RequestParam(defaultValue = "") String idempotencyKey,
            Reader reader,
            HttpServletRequest request) {
        member.need(Role.ACCOUNTS);
        var typed = Map.of("name", List.of(name), "username", List.of(username), "roles", roles);
        if (Preferences.isOnlyChoice(request)) {
            return show(HttpStatus.OK, new FilledIn(typed, List.of(), null), null, member);
        }
        var login = Accounts.username(username);
        var called = name.strip();
        var chosen = Role.named(roles);
        var faults = new ArrayList<Fault>();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            faults.add(fault("name", "accounts.fault.name", reader));
        }
        if (!Account.isUsername(login)) {
            faults.add(fault("username", "accounts.fault.username", reader));
        }
        if (chosen.isEmpty()) faults.add(fault("roles", "accounts.fault.roles", reader));
        if (!faults.isEmpty()) return faulty(typed, faults, member);
        var password = passwords.fresh();
        var key = member.id() + "\n" + FormKey.of(idempotencyKey);
        if (accounts.add(key, login, called, password, chosen)) {
            return show(HttpStatus.OK, FilledIn.NOTHING, new Made(login, password), member);
        }
        var taken = List.of(fault("username", "accounts.taken", reader));
        return show(HttpStatus.CONFLICT, new FilledIn(typed, taken, null), null, member);
    }

    private Fault fault(String field, String key, Reader reader) {
        var args = new Object[] {LONGEST_NAME};
        return new Fault(field, new Words(words.getMessage(key, args, reader.locale()), null));
    }

    @PostMapping("/{id}/roles")
    Object roles(
            StaffMember member,
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<String> roles,
            Reader reader) {
        mayChange(member, id);
        isOurs(id);
        var chosen = Role.named(roles);
        if (!chosen.isEmpty()) return back(accounts.changeRoles(id, chosen, member));
        var first = id + "-" + List.of(Role.values()).getFirst();
        return faulty(Map.of(), List.of(fault(first, "accounts.no-role", reader)), member);
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
        return show(
                HttpStatus.OK, FilledIn.NOTHING, new Made(changed.username(), password), member);
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

    private ModelAndView faulty(
            Map<String, List<String>> typed, List<Fault> faults, StaffMember member) {
        var filled = new FilledIn(typed, faults, null);
        return show(HttpStatus.UNPROCESSABLE_CONTENT, filled, null, member);
    }

    private ModelAndView show(
            HttpStatus status, FilledIn filled, @Nullable Made made, StaffMember member) {
        return new ModelAndView("accounts", status)
                .addObject("filled", filled)
                .addObject("form", new FormLink("new-account", "add"))
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
