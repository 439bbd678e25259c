package org.talanoa.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void what_must_be_put_right_in_a_new_account_stands_at_its_field_and_nothing_typed_is_lost() {
        var administrator = signedIn(Role.ADMINISTRATOR);
        var form = newAccount(administrator).with("name", " ", "username", "Noor K");
        var refused = administrator.send(form);
        assertThat(refused.status()).isEqualTo(422);
        assertMarked(refused, "name", "username", "roles");
        assertThat(refused.page().expectFirst("#username-error").text()).contains("without spaces");
        assertThat(refused.page().expectFirst("#username").attr("aria-describedby"))
                .isEqualTo("username-help username-error");
        assertThat(refused.form("#new-account").value("username")).isEqualTo("Noor K");

        var taken = "mali." + UUID.randomUUID();
        var complete = form.with("name", "Mali", "username", taken, "roles", "REGISTRAR");
        administrator.send(complete);
        var again =
                administrator.send(
                        newAccount(administrator)
                                .with("name", "Mali", "username", taken, "roles", "REGISTRAR"));
        assertThat(again.status()).isEqualTo(409);
        assertMarked(again, "username");
        assertThat(again.form("#new-account").value("name")).isEqualTo("Mali");
        assertThat(again.form("#new-account").value("roles")).isEqualTo("REGISTRAR");
    }

    @Test
    void an_account_without_a_role_is_refused_at_its_own_roles() {
        var administrator = signedIn(Role.ADMINISTRATOR);
        var id = administrator().id();
        var path = "/console/accounts/" + id + "/roles";
        var form = administrator.get("/console/accounts").form("form[action=" + path + "]");
        var none =
                new Browser.Form(
                        form.action(),
                        form.fields().stream()
                                .filter(field -> !field.getKey().equals("roles"))
                                .toList());
        var refused = administrator.send(none);
        assertThat(refused.status()).isEqualTo(422);
        var target = refused.page().expectFirst(".errors a").attr("href");
        var row = refused.page().expectFirst("#account-" + id);
        assertThat(row.getElementById(target.substring(1))).isNotNull();
        assertThat(row.select("details[open] fieldset.field-bad .field-error")).hasSize(1);
        assertThat(refused.page().select(".field-bad")).hasSize(1);
    }

    @Test
    void what_must_be_put_right_in_a_new_client_stands_at_its_field_and_nothing_typed_is_lost() {
        var administrator = signedIn(Role.ADMINISTRATOR);
        var form = administrator.get("/console/clients").form("#new-client");
        var noName = administrator.send(form.with("scopes", "dashboards:read"));
        assertThat(noName.status()).isEqualTo(422);
        assertMarked(noName, "name");
        assertThat(noName.form("#new-client").value("scopes")).isEqualTo("dashboards:read");
        var noScope = administrator.send(form.with("name", "Reports"));
        assertMarked(noScope, "scopes");
        assertThat(noScope.form("#new-client").value("name")).isEqualTo("Reports");
    }

    /** Each of these fields, and no other, is said to be wrong, and the alert leads to it. */
    private static void assertMarked(Browser.Answer answer, String... fields) {
        var page = answer.page();
        assertThat(answer.body()).doesNotContain("??");
        assertThat(page.title()).startsWith("Error:");
        assertThat(page.select(".errors a").eachAttr("href"))
                .containsExactlyElementsOf(List.of(fields).stream().map(f -> "#" + f).toList());
        assertThat(page.select(".field-error")).hasSize(fields.length);
        for (var field : fields) {
            assertThat(page.select("#" + field)).as(field).hasSize(1);
            var input = page.select("#" + field + "[aria-invalid=true]");
            var group = page.select("fieldset[aria-describedby=" + field + "-error] #" + field);
            assertThat(input.size() + group.size()).as(field).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"accounts, new-account", "clients, new-client"})
    void a_choice_of_language_or_colours_keeps_what_is_typed_and_makes_nothing(
            String page, String form) {
        var administrator = signedIn(Role.ADMINISTRATOR);
        var empty = administrator.get("/console/" + page);
        assertThat(empty.page().select("button[name=lang], button[name=theme]").eachAttr("form"))
                .containsOnly(form);
        for (var chosen : List.of("lang", "theme")) {
            var value = chosen.equals("lang") ? "fr" : "dark";
            var filled =
                    empty.form("#" + form)
                            .with("name", "Half a na", "username", "mali", "scopes", "x");
            var answer = administrator.send(filled.with(chosen, value));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.page().expectFirst("html").attr("lang")).isEqualTo("fr");
            assertThat(answer.page().select("[role=alert], #made")).isEmpty();
            assertThat(answer.form("#" + form).value("name")).isEqualTo("Half a na");
        }
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
