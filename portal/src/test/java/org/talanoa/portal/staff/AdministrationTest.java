package org.talanoa.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.portal.Browser;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.page.NotAllowed;

class AdministrationTest extends PortalTest {
    @Autowired private Accounts accounts;
    @Autowired private AccountStore store;

    @Test
    void an_administrator_makes_an_account_and_sees_its_first_password_once() {
        var administrator = signedIn(Role.ADMINISTRATOR);
        var username = "mali." + UUID.randomUUID();
        var form = newAccount(administrator).with("name", "Mali", "username", username);
        assertThat(administrator.send(form).status()).isEqualTo(422);
        var complete = form.with("roles", "REGISTRAR");
        var made = administrator.send(complete);
        var password = made.page().expectFirst("#first-password").text();
        assertThat(administrator.get("/console/accounts").body()).doesNotContain(password);
        assertThat(administrator.send(complete).page().select("#first-password")).isEmpty();
        var mali = browser();
        var in = mali.get("/signin").form("#signin");
        assertThat(mali.send(in.with("username", username, "password", password)).status())
                .isEqualTo(303);
        assertThat(mali.get("/console/accounts").header("Location")).isEqualTo("/console/password");
    }

    @Test
    void roles_count_from_the_next_page_on() {
        var administrator = signedIn(Role.ADMINISTRATOR);
        var username = "mali." + UUID.randomUUID();
        administrator.send(
                newAccount(administrator)
                        .with("name", "Mali", "username", username, "roles", "VIEWER"));
        var id = idOf(username);
        var form =
                administrator
                        .get("/console/accounts")
                        .form("#account-" + id + " form[action$=roles]");
        administrator.send(form.with("roles", "MODERATOR"));
        assertThat(accounts.of(id, 1, "any"))
                .hasValueSatisfying(
                        account -> assertThat(account.roles()).isEqualTo(Set.of(Role.MODERATOR)));
    }

    @Test
    void of_two_administrators_who_shut_each_other_out_at_once_one_stays() {
        var mali = administrator();
        var noor = administrator();
        accounts.disable(noor.id(), true, mali);
        // For some seconds another instance still believes the session of Noor.
        assertThatThrownBy(() -> accounts.disable(mali.id(), true, noor))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> accounts.changeRoles(mali.id(), Set.of(Role.VIEWER), noor))
                .isInstanceOf(NotAllowed.class);
        assertThat(accounts.of(mali.id(), 3, "any"))
                .hasValueSatisfying(
                        left -> assertThat(left.roles()).containsExactly(Role.ADMINISTRATOR));
    }

    @Test
    void what_was_read_of_an_account_before_it_was_disabled_does_not_count_any_more() {
        var mali = administrator();
        var began = System.nanoTime();
        var read = store.find(mali.id()).orElseThrow();
        accounts.disable(mali.id(), true, administrator());
        assertThat(accounts.believed(read, began).disabled()).isTrue();
        assertThat(accounts.of(mali.id(), 1, "any")).isEmpty();
        assertThat(accounts.known(mali.id()).map(Account::disabled)).contains(true);
    }

    private StaffMember administrator() {
        var name = "admin." + UUID.randomUUID();
        accounts.add(name, name, "An administrator", "a long password", Set.of(Role.ADMINISTRATOR));
        return accounts.known(idOf(name)).orElseThrow().member();
    }

    @Test
    void whoever_is_no_administrator_sees_neither_accounts_nor_clients() {
        for (var role : Set.of(Role.VIEWER, Role.REGISTRAR, Role.MODERATOR)) {
            for (var path : Set.of("/console/accounts", "/console/clients")) {
                var answer = signedIn(role).get(path);
                assertThat(answer.status()).as(role + path).isEqualTo(403);
                assertThat(answer.page().text()).contains("Your account does not reach this page");
            }
        }
    }

    @Test
    void a_client_gets_tokens_for_its_scopes_until_it_is_revoked() {
        var administrator = signedIn(Role.ADMINISTRATOR);
        var form = administrator.get("/console/clients").form("#new-client");
        var complete = form.with("name", "Reports", "scopes", "dashboards:read");
        var made = administrator.send(complete).page();
        var id = made.expectFirst("#client-id").text();
        var secret = made.expectFirst("#client-secret").text();
        assertThat(token(id, secret).body()).contains("\"scope\":\"dashboards:read\"");
        assertThat(token(id, secret, "notices:write").status()).isEqualTo(400);
        assertThat(administrator.send(complete).page().select("#client-secret")).isEmpty();
        var list = administrator.get("/console/clients");
        assertThat(list.page().select("#" + id).text()).contains("Last token on");
        administrator.send(list.form("#" + id + " form"));
        assertThat(token(id, secret).status()).isEqualTo(401);
    }

    private static Browser.Form newAccount(Browser administrator) {
        return administrator.get("/console/accounts").form("#new-account");
    }

    private String idOf(String username) {
        return accounts.all().stream()
                .filter(account -> account.username().equals(username))
                .map(Account::id)
                .findFirst()
                .orElseThrow();
    }

    private Browser.Answer token(String id, String secret, String... scopes) {
        var basic =
                Base64.getEncoder()
                        .encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var scope = scopes.length == 0 ? "" : "&scope=" + String.join(" ", scopes);
        var browser = browser();
        return browser.send(
                browser.request("/oauth2/token")
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials" + scope)),
                "/oauth2/token");
    }
}
