package org.talanoa.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.talanoa.portal.Browser;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.remote.ClientAddress;
import org.talanoa.portal.signin.PortalTokens;

@ExtendWith(OutputCaptureExtension.class)
class SignInTest extends PortalTest {
    private static final String FIRST = "a first password";
    private static final String OWN = "four words of mine";

    @Autowired private Accounts accounts;
    @Autowired private PortalTokens tokens;
    @Autowired private PortalSettings settings;
    @Autowired private MongoDatabase portalDatabase;

    @Test
    void the_first_account_is_made_of_the_settings_only_while_there_is_none() {
        var alone = portalDatabase.getCollection("accounts");
        alone.deleteMany(new Document());
        assertThat(signIn(browser(), "Chair", FIRST).status()).isEqualTo(303);
        assertThat(accounts.all())
                .singleElement()
                .satisfies(first -> {
                    assertThat(first.roles()).containsExactly(Role.ADMINISTRATOR);
                    assertThat(first.mustChange()).isTrue();
                    assertThat(first.hash()).startsWith("$argon2id$");
                });
        alone.deleteMany(new Document());
        account();
        assertThat(signIn(browser(), "Chair", FIRST).status()).isEqualTo(422);
    }

    @Test
    void a_first_password_opens_nothing_but_the_page_that_changes_it(CapturedOutput output) {
        var account = account();
        var browser = browser();
        assertThat(signIn(browser, account.username(), FIRST).header("Location"))
                .isEqualTo("/console");
        assertThat(browser.get("/console/accounts").header("Location"))
                .isEqualTo("/console/password");
        var form = browser.get("/console/password").form("#change-password");
        assertThat(browser.send(form.with("current", FIRST, "fresh", "short", "again", "short")))
                .extracting(Browser.Answer::status)
                .isEqualTo(422);
        var old = Map.copyOf(browser.cookies());
        var changed = browser.send(form.with("current", FIRST, "fresh", OWN, "again", OWN));
        assertThat(changed.header("Location")).isEqualTo("/console");
        assertThat(browser.get("/console/password").page().select(".notice")).isEmpty();
        var elsewhere = browser();
        elsewhere.cookies().putAll(old);
        assertThat(elsewhere.get("/console/password").header("Location")).startsWith("/signin");
        assertThat(output.getAll()).doesNotContain(FIRST, OWN, browser.cookies().get("staff"));
    }

    @Test
    void whoever_has_no_account_hears_the_same_as_whoever_mistypes_a_password() {
        var known = signIn(browser(), account().username(), "a wrong password");
        var unknown = signIn(browser(), "nobody." + UUID.randomUUID(), "a wrong password");
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(422);
        assertThat(known.page().select(".errors").text())
                .isEqualTo(unknown.page().select(".errors").text())
                .isNotEmpty();
        assertThat(known.body()).doesNotContain("a wrong password");
    }

    @Test
    void guessing_gets_slow_but_not_for_the_browser_that_has_signed_in_before() {
        var account = account();
        var owner = browser();
        assertThat(signIn(owner, account.username(), FIRST).status()).isEqualTo(303);
        owner.cookies().remove("staff");
        var stranger = browser();
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(stranger, account.username(), "guess " + i).status()).isEqualTo(422);
        }
        var slow = signIn(stranger, account.username(), FIRST);
        assertThat(slow.status()).isEqualTo(429);
        assertThat(Integer.parseInt(slow.header("Retry-After"))).isBetween(1, 16);
        assertThat(signIn(owner, account.username(), FIRST).status()).isEqualTo(303);
    }

    @Test
    void a_disabled_account_is_out_at_once_and_does_not_come_in_again() {
        var account = account();
        var browser = browser();
        signIn(browser, account.username(), FIRST);
        accounts.disable(account.id(), true, account().member());
        assertThat(browser.get("/console/password").header("Location")).startsWith("/signin");
        assertThat(signIn(browser(), account.username(), FIRST).status()).isEqualTo(422);
    }

    @Test
    void nobody_is_led_out_of_the_house() {
        var account = account();
        for (var next :
                List.of("//evil.example.org", "https://evil.example.org", "/console\\evil", "/x")) {
            var browser = browser();
            var form = browser.get("/signin").form("#signin");
            var answer =
                    browser.send(
                            form.with(
                                    "next",
                                    next,
                                    "username",
                                    account.username(),
                                    "password",
                                    FIRST));
            assertThat(answer.header("Location")).as(next).isEqualTo("/console");
        }
    }

    @Test
    void braces_in_the_way_back_are_no_fault_of_ours() {
        var answer = signedIn(Role.VIEWER).get("/signin?next=/console/registrations?q=%7Bx%7D");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/console/registrations?q={x}");
    }

    @Test
    void behind_a_proxy_each_guesser_is_counted_alone() {
        var known = new KnownBrowser(tokens, new ClientAddress(List.of("10.0.0.0/8")), settings);
        assertThat(known.who(behindProxy("203.0.113.9"), "chair"))
                .isEqualTo(known.who(behindProxy("203.0.113.9"), "chair"))
                .isNotEqualTo(known.who(behindProxy("203.0.113.10"), "chair"));
        assertThat(known.who(behindProxy("2001:db8::9"), "chair"))
                .as("who has all addresses of one network")
                .isEqualTo(known.who(behindProxy("2001:db8::a:1"), "chair"))
                .isNotEqualTo(known.who(behindProxy("2001:db8:0:1::9"), "chair"));
    }

    private static MockHttpServletRequest behindProxy(String client) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("10.0.0.1");
        request.addHeader("X-Forwarded-For", client);
        return request;
    }

    @Test
    void the_session_is_kept_from_scripts_and_ends_with_the_button() {
        var browser = browser();
        var answer = signIn(browser, account().username(), FIRST);
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("staff="))
                .singleElement()
                .asString()
                .contains("; HttpOnly", "; SameSite=Lax", "; Max-Age=28800");
        browser.send(browser.get("/console/password").form("#sign-out"));
        assertThat(browser.cookies()).doesNotContainKey("staff");
    }

    @Test
    void whoever_signs_out_is_out_in_every_browser_and_with_every_copy() {
        var account = account();
        var here = browser();
        signIn(here, account.username(), FIRST);
        var elsewhere = browser();
        signIn(elsewhere, account.username(), FIRST);
        var copy = browser();
        copy.cookies().putAll(here.cookies());
        here.send(here.get("/console/password").form("#sign-out"));
        for (var browser : List.of(elsewhere, copy)) {
            assertThat(browser.get("/console/password").header("Location")).startsWith("/signin");
        }
        signIn(here, account.username(), FIRST);
        assertThat(here.get("/console/password").status()).isEqualTo(200);
    }

    @Test
    void who_came_in_and_who_was_refused_is_logged_by_its_id_alone(CapturedOutput output) {
        var account = account();
        signIn(browser(), account.username(), "a wrong password");
        signIn(browser(), "nobody\r\n{\"forged\":1}", "a wrong password");
        var browser = browser();
        signIn(browser, account.username(), FIRST);
        browser.send(browser.get("/console/password").form("#sign-out"));
        assertThat(output.getAll())
                .contains(
                        "A sign-in was refused to account " + account.id(),
                        "A sign-in was refused to account of nobody",
                        "Account " + account.id() + " has signed in",
                        "Account " + account.id() + " has signed out")
                .doesNotContain(account.username(), account.name(), "a wrong password", "forged");
    }

    @Test
    void a_sign_out_of_nobody_ends_nobodys_session() {
        var account = account();
        var browser = browser();
        signIn(browser, account.username(), FIRST);
        var stranger = browser();
        var form = stranger.get("/").form("#preferences");
        stranger.send(new Browser.Form("/signin/end", form.fields()));
        assertThat(browser.get("/console/password").status()).isEqualTo(200);
    }

    private Browser.Answer signIn(Browser browser, String username, String password) {
        var form = browser.get("/signin").form("#signin");
        return browser.send(form.with("username", username, "password", password));
    }

    private Account account() {
        var key = UUID.randomUUID().toString();
        accounts.add(key, "noor." + key, "Noor K.", FIRST, Set.of(Role.ADMINISTRATOR));
        return accounts.all().stream()
                .filter(account -> account.username().equals("noor." + key))
                .findFirst()
                .orElseThrow();
    }
}
