package org.talanoa.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.Jwt;
import org.talanoa.portal.Browser;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.signin.PortalTokens;

/** When a session of staff ends, whatever the browser has done with its cookie. */
class StaffSessionTest extends PortalTest {
    private static final String PASSWORD = "a first password";
    private static final String PAGE = "/console/password";

    @Autowired private Accounts accounts;
    @Autowired private PortalTokens tokens;

    @Test
    void signing_in_anew_ends_what_this_browser_held_before_and_no_other_session() {
        var noor = account();
        var here = browser();
        var former = signIn(here, noor);
        var elsewhere = browser();
        signIn(elsewhere, noor);
        var fresh = signIn(here, noor);
        assertThat(fresh).isNotEqualTo(former);
        assertThat(isIn(former)).isFalse();
        assertThat(isIn(fresh)).isTrue();
        assertThat(elsewhere.get(PAGE).status()).isEqualTo(200);
        var third = signIn(here, noor);
        assertThat(isIn(former)).as("not forgotten when another one ends").isFalse();
        assertThat(isIn(fresh)).isFalse();
        assertThat(isIn(third)).isTrue();
    }

    @Test
    void whoever_signs_in_as_somebody_else_is_nobody_else_any_more() {
        var here = browser();
        var former = signIn(here, account());
        var fresh = signIn(here, account());
        assertThat(isIn(former)).isFalse();
        assertThat(isIn(fresh)).isTrue();
    }

    @Test
    void who_only_tries_to_sign_in_ends_nothing() {
        var noor = account();
        var here = browser();
        var session = signIn(here, noor);
        assertThat(send(here, noor, "a wrong password").status()).isEqualTo(422);
        assertThat(isIn(session)).isTrue();
    }

    @Test
    void of_an_ended_session_nothing_is_kept_for_longer_than_it_would_have_lasted() {
        var noon = Instant.parse("2027-01-20T12:00:00Z");
        var sessions =
                Sessions.first()
                        .without("first", noon.minusSeconds(1), noon)
                        .without("second", noon, noon);
        assertThat(sessions.ended()).containsOnlyKeys("second");
        assertThat(sessions.anew().ended()).isEmpty();
    }

    @Test
    void after_eight_hours_the_cookie_is_worth_nothing_even_if_a_browser_kept_it() {
        var session = tokens.read(signIn(browser(), account())).orElseThrow();
        assertThat(Duration.between(session.getIssuedAt(), session.getExpiresAt()))
                .isEqualTo(Duration.ofHours(8));
        assertThat(isIn(hadItBegun(session, Duration.ofHours(8).minusMinutes(1)))).isTrue();
        // Clocks may differ by a minute.
        assertThat(isIn(hadItBegun(session, Duration.ofHours(8).plusMinutes(2)))).isFalse();
    }

    /** The same session as it would be if it had begun so long ago. */
    private String hadItBegun(Jwt session, Duration ago) {
        var begun = Instant.now().minus(ago);
        return tokens.signed(
                tokens.claims("noor", StaffSession.LIFETIME)
                        .claims(claims -> claims.putAll(session.getClaims()))
                        .issuedAt(begun)
                        .expiresAt(begun.plus(StaffSession.LIFETIME)));
    }

    /** Whether a cookie lets in whoever shows it. */
    private boolean isIn(String cookie) {
        var browser = browser();
        browser.cookies().put("staff", cookie);
        return browser.get(PAGE).status() == 200;
    }

    private String signIn(Browser browser, String username) {
        assertThat(send(browser, username, PASSWORD).status()).isEqualTo(303);
        return String.valueOf(browser.cookies().get("staff"));
    }

    /** By a page that was opened before anybody was signed in. */
    private Browser.Answer send(Browser browser, String username, String password) {
        var page = browser();
        var form = page.get("/signin").form("#signin");
        browser.cookies().put("XSRF-TOKEN", String.valueOf(page.cookies().get("XSRF-TOKEN")));
        return browser.send(form.with("username", username, "password", password));
    }

    private String account() {
        var username = "noor." + UUID.randomUUID();
        accounts.add(username, username, "Noor K.", PASSWORD, Set.of(Role.ADMINISTRATOR));
        return username;
    }
}
