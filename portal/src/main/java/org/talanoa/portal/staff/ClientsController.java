package org.talanoa.portal.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.signin.ApiClientStore;
import org.talanoa.portal.signin.ApiClientStore.ApiClient;
import org.talanoa.portal.signin.ApiScopes;
import org.talanoa.portal.staff.FilledIn.Fault;

/** The programs that may ask for tokens: an administrator lets them in and shuts them out. */
@Controller
@RequestMapping("/console/clients")
class ClientsController {
    private static final int LONGEST_NAME = 80;

    private final ApiClientStore clients;
    private final PasswordEncoder secrets;
    private final Passwords passwords;
    private final MessageSource words;

    ClientsController(
            ApiClientStore clients,
            PasswordEncoder secrets,
            Passwords passwords,
            MessageSource words) {
        this.clients = clients;
        this.secrets = secrets;
        this.passwords = passwords;
        this.words = words;
    }

    /** A program as the list shows it. */
    record Row(String id, String name, String scopes, boolean revoked, @Nullable String lastUsed) {}

    /** What is shown once. */
    record Made(String id, String secret) {
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    @GetMapping
    ModelAndView all(StaffMember member, Reader reader) {
        member.need(Role.ACCOUNTS);
        return show(HttpStatus.OK, FilledIn.NOTHING, null, reader);
    }

    /** The same form sent again makes nothing more, and its secret is not told again. */
    @PostMapping
    ModelAndView add(
            StaffMember member,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> scopes,
            @RequestParam(defaultValue = "") String idempotencyKey,
            Reader reader,
            HttpServletRequest request) {
        member.need(Role.ACCOUNTS);
        var typed = Map.of("name", List.of(name), "scopes", scopes);
        if (Preferences.isOnlyChoice(request)) {
            return show(HttpStatus.OK, new FilledIn(typed, List.of(), null), null, reader);
        }
        var called = name.strip();
        var chosen = Set.copyOf(scopes.stream().filter(ApiScopes.ALL::contains).toList());
        var faults = new ArrayList<Fault>();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            faults.add(fault("name", "accounts.fault.name", reader));
        }
        if (chosen.isEmpty()) faults.add(fault("scopes", "clients.fault.scopes", reader));
        if (!faults.isEmpty()) {
            var faulty = new FilledIn(typed, faults, null);
            return show(HttpStatus.UNPROCESSABLE_CONTENT, faulty, null, reader);
        }
        var id = idFor(member.id() + "\n" + FormKey.of(idempotencyKey));
        var secret = passwords.fresh() + passwords.fresh();
        var hash = Objects.requireNonNull(secrets.encode(secret));
        if (clients.add(new ApiClient(id, called, hash, chosen, false, null))) {
            return show(HttpStatus.OK, FilledIn.NOTHING, new Made(id, secret), reader);
        }
        var before = new FilledIn(Map.of(), List.of(), "clients.made-before");
        return show(HttpStatus.CONFLICT, before, null, reader);
    }

    private Fault fault(String field, String key, Reader reader) {
        var args = new Object[] {LONGEST_NAME};
        return new Fault(field, new Words(words.getMessage(key, args, reader.locale()), null));
    }

    @PostMapping("/{id}/revocation")
    RedirectView revoke(StaffMember member, @PathVariable String id) {
        member.need(Role.ACCOUNTS);
        clients.revoke(id);
        return SeeOther.to("/console/clients");
    }

    private static String idFor(String key) {
        var bytes = ("client\n" + key).getBytes(StandardCharsets.UTF_8);
        return "client-" + UUID.nameUUIDFromBytes(bytes).toString().substring(0, 13);
    }

    private ModelAndView show(
            HttpStatus status, FilledIn filled, @Nullable Made made, Reader reader) {
        var dates = new Dates(words, reader);
        return new ModelAndView("clients", status)
                .addObject("filled", filled)
                .addObject("form", new FormLink("new-client", "add"))
                .addObject("made", made)
                .addObject("key", FormKey.fresh())
                .addObject("scopes", ApiScopes.ALL)
                .addObject(
                        "rows",
                        clients.all().stream()
                                .map(client ->
                                        new Row(
                                                client.id(),
                                                client.name(),
                                                String.join(
                                                        " ",
                                                        client.scopes().stream().sorted().toList()),
                                                client.revoked(),
                                                client.lastUsed() == null
                                                        ? null
                                                        : dates.day(client.lastUsed())))
                                .toList());
    }
}
