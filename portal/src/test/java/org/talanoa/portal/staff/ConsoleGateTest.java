package org.talanoa.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.portal.Browser;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.page.NotAllowed;
import org.talanoa.portal.signin.PortalTokens;

class ConsoleGateTest extends PortalTest {
    @Autowired private PortalTokens tokens;
    @Autowired private StaffTokens staffTokens;

    @Test
    void without_a_session_every_address_of_the_console_leads_to_the_sign_in_and_back() {
        var answer = browser().get("/console/registrations?status=UNDER_REVIEW&q=a%20b");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .isEqualTo(
                        "/signin?next=%2Fconsole%2Fregistrations%3Fstatus%3DUNDER_REVIEW%26q%3Da%2520b");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void a_form_that_comes_after_the_session_ended_is_kept_and_sent_when_she_is_back() {
        var browser = signedIn(Role.ADMINISTRATOR);
        var username = "mali." + UUID.randomUUID();
        var form =
                browser.get("/console/accounts")
                        .form("#new-account")
                        .with("name", "Mali <3>", "username", username, "roles", "VIEWER");
        var session = String.valueOf(browser.cookies().remove("staff"));
        var kept = browser.send(form);
        assertThat(kept.status()).isEqualTo(403);
        assertThat(kept.header("Cache-Control")).contains("no-store");
        assertThat(kept.body()).doesNotContain("??");
        assertThat(kept.page().expectFirst("main a[target=_blank]").attr("href"))
                .isEqualTo("/signin");
        var french = browser.send(kept.form("#kept").with("lang", "fr"));
        assertThat(french.status()).isEqualTo(403);
        assertThat(french.page().expectFirst("html").attr("lang")).isEqualTo("fr");
        var again = french.form("#kept");
        assertThat(again.action()).isEqualTo(form.action());
        assertThat(again.value("name")).isEqualTo("Mali <3>");
        assertThat(browser.send(again.with("_csrf", "forged")).status()).isEqualTo(403);
        browser.cookies().put("staff", session);
        assertThat(browser.send(again).page().select("#first-password")).hasSize(1);
    }

    @Test
    void no_password_is_kept_for_whoever_is_signed_out() {
        var browser = browser();
        var form =
                browser.get("/")
                        .form("#preferences")
                        .with("current", "four words of mine", "fresh", "other words of mine");
        var answer = browser.send(new Browser.Form("/console/password", form.fields()));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).startsWith("/signin?next=");
        assertThat(browser.send(new Browser.Form("/signin/again", form.fields())).status())
                .isEqualTo(303);
    }

    @Test
    void a_bearer_token_in_the_place_of_the_session_opens_nothing() {
        var browser = browser();
        var member = new StaffMember("noor", "Noor K.", Set.of(Role.ADMINISTRATOR));
        browser.cookies().put("staff", staffTokens.bearer(member).substring("Bearer ".length()));
        assertThat(browser.get("/console/accounts").status()).isEqualTo(303);
    }

    @Test
    void services_are_shown_who_acts_and_what_she_may_for_five_minutes() {
        var member = new StaffMember("noor", "Noor K.", Set.of(Role.VIEWER, Role.MODERATOR));
        var bearer = tokens.read(staffTokens.bearer(member).substring("Bearer ".length()));
        assertThat(bearer)
                .hasValueSatisfying(jwt -> {
                    assertThat(jwt.getSubject()).isEqualTo("noor");
                    assertThat(List.of(String.valueOf(jwt.getClaimAsString("scope")).split(" ")))
                            .containsExactly(
                                    "dashboards:read",
                                    "notices:read",
                                    "recommendations:read",
                                    "recommendations:write",
                                    "registrations:read");
                    assertThat(jwt.getClaims()).doesNotContainKey("name");
                    assertThat(Duration.between(jwt.getIssuedAt(), jwt.getExpiresAt()))
                            .isEqualTo(Duration.ofMinutes(5));
                });
    }

    @Test
    void only_a_registrar_or_an_administrator_reads_personal_data() {
        for (var role : Role.values()) {
            var member = new StaffMember("noor", "Noor K.", Set.of(role));
            assertThat(member.may("personal-data:read"))
                    .as(role.name())
                    .isEqualTo(role == Role.REGISTRAR || role == Role.ADMINISTRATOR);
        }
        assertThatThrownBy(() ->
                        new StaffMember("noor", "Noor K.", Set.of(Role.VIEWER))
                                .need("personal-data:read"))
                .isInstanceOf(NotAllowed.class);
    }
}
