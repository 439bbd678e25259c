package org.talanoa.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.portal.Browser;
import org.talanoa.portal.PortalTest;

/** Which passwords people choose for themselves, and that each counts as it was typed. */
class OwnPasswordTest extends PortalTest {
    private static final String FIRST = "a first password";
    private static final String OWN = "four words of mine";

    @Autowired private Accounts accounts;

    private final String username = "noor." + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"x", "ö", "词", "🐢"})
    void a_password_has_12_to_200_characters_whatever_they_are(String character) {
        var noor = cameIn();
        for (var length : new int[] {11, 201}) {
            var refused = changes(noor, FIRST, character.repeat(length));
            assertThat(refused.status()).as("%d characters", length).isEqualTo(422);
            assertThat(refused.page().select(".errors").text()).contains("12 to 200 characters");
        }
        var short12 = character.repeat(12);
        var long200 = character.repeat(200);
        assertThat(changes(noor, FIRST, short12).status()).isEqualTo(303);
        assertThat(changes(noor, short12, long200).status()).isEqualTo(303);
        assertThat(signIn(browser(), long200 + character).status()).isEqualTo(422);
        assertThat(signIn(browser(), long200).status()).isEqualTo(303);
    }

    @Test
    void without_the_current_password_nothing_changes() {
        var noor = cameIn();
        var refused = changes(noor, "not " + FIRST, OWN);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".errors").text())
                .isEqualTo("This is not your password until now.");
        assertThat(refused.body()).doesNotContain(OWN, FIRST);
        assertThat(noor.get("/console/password").status()).isEqualTo(200);
        assertThat(signIn(browser(), OWN).status()).isEqualTo(422);
        assertThat(signIn(browser(), FIRST).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "not my password, four words of mine, four words of mine, current",
        "a first password, short, short, fresh",
        "a first password, a first password, a first password, fresh",
        "a first password, four words of mine, four words of yours, again"
    })
    void what_is_wrong_is_said_at_its_field(
            String current, String fresh, String again, String field) {
        var noor = cameIn();
        var form = noor.get("/console/password").form("#change-password");
        var refused =
                noor.send(form.with("current", current, "fresh", fresh, "again", again)).page();
        assertThat(refused.select(".errors a").attr("href")).isEqualTo("#" + field);
        assertThat(refused.select("[aria-invalid=true]").eachAttr("id")).containsExactly(field);
        assertThat(refused.expectFirst("#" + field).attr("aria-describedby"))
                .endsWith(field + "-error");
        assertThat(refused.expectFirst("#" + field + "-error").text())
                .isEqualTo(refused.select(".errors a").text());
        assertThat(refused.select("input[type=password][value]")).isEmpty();
    }

    @Test
    void who_has_to_wait_is_led_to_no_field() {
        var noor = cameIn();
        Browser.Answer answer;
        do {
            answer = changes(noor, "not " + FIRST, OWN);
        } while (answer.status() == 422);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.page().select(".errors").text()).startsWith("Too many tries");
        assertThat(answer.page().select(".errors a, [aria-invalid]")).isEmpty();
    }

    @Test
    void a_password_counts_exactly_as_it_was_typed() {
        var typed = " Vier + Wörter %41, 四个词\t";
        assertThat(changes(cameIn(), FIRST, typed).status()).isEqualTo(303);
        var almost =
                Set.of(
                        typed.stripLeading(),
                        typed.stripTrailing(),
                        typed.toLowerCase(Locale.ROOT),
                        typed.replace('ö', 'o'));
        assertThat(almost).hasSize(4).doesNotContain(typed);
        for (var other : almost) {
            assertThat(signIn(browser(), other).status()).as(other).isEqualTo(422);
        }
        assertThat(signIn(browser(), typed).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "#password, current-password",
        "#current, current-password",
        "#fresh, new-password",
        "#again, new-password"
    })
    void a_password_is_typed_unseen_and_may_be_pasted_by_a_person_or_her_password_manager(
            String selector, String autocomplete) {
        var noor = browser();
        var empty = noor.get("/signin");
        var page = selector.equals("#password") ? empty : cameIn().get("/console/password");
        var field = page.page().expectFirst(selector);
        assertThat(field.attr("type")).isEqualTo("password");
        assertThat(field.attr("autocomplete")).isEqualTo(autocomplete);
        assertThat(field.attributes().asList())
                .extracting(Attribute::getKey)
                // What is pasted would be cut without a word.
                .doesNotContain("value", "readonly", "maxlength")
                .noneMatch(name -> name.startsWith("on"));
        assertNoScriptMeddles(page.page());
    }

    private void assertNoScriptMeddles(Document page) {
        var scripts = page.select("script[src]").eachAttr("src");
        assertThat(scripts)
                .isNotEmpty()
                .allSatisfy(script ->
                        assertThat(browser().get(script).body())
                                .isNotEmpty()
                                .doesNotContain("paste", "password"));
    }

    private Browser cameIn() {
        accounts.add(username, username, "Noor K.", FIRST, Set.of(Role.VIEWER));
        var noor = browser();
        assertThat(signIn(noor, FIRST).status()).isEqualTo(303);
        return noor;
    }

    private Browser.Answer signIn(Browser noor, String password) {
        var form = noor.get("/signin").form("#signin");
        return noor.send(form.with("username", username, "password", password));
    }

    private static Browser.Answer changes(Browser noor, String current, String fresh) {
        var form = noor.get("/console/password").form("#change-password");
        return noor.send(form.with("current", current, "fresh", fresh, "again", fresh));
    }
}
