package org.talanoa.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ServerAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.talanoa.portal.Browser;
import org.talanoa.portal.PortalTest;

/** The portal is started where nobody listens at the address of its database. */
class WithoutDatabaseTest extends PortalTest {
    private static final Account UNKNOWN =
            new Account("a1", "noor", "Noor K.", "", Set.of(), false, false, Sessions.first());

    @Autowired private StaffSession session;

    @TestConfiguration(proxyBeanMethods = false)
    static class NobodyThere {
        @Bean
        MongoClientSettingsBuilderCustomizer nobodyThere() {
            var nobody = List.of(new ServerAddress("127.0.0.1", 1));
            return settings -> settings.applyToClusterSettings(c -> c.hosts(nobody));
        }
    }

    @Test
    void it_starts_is_ready_and_shows_the_public_pages() {
        assertThat(browser().get("/readyz").status()).isEqualTo(200);
        assertThat(browser().get("/").status()).isEqualTo(200);
        assertThat(browser().get("/signin").status()).isEqualTo(200);
    }

    @Test
    void who_signs_in_hears_within_seconds_that_it_can_not_be_done_now_and_keeps_the_user_name() {
        var browser = browser();
        var form = browser.get("/signin").form("#signin");
        var typed = form.with("username", "chair", "password", "open sesame", "do", "sign-in");
        var answer = browser.send(typed);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.header("Content-Security-Policy")).isNotEmpty();
        assertThat(answer.body()).doesNotContain("open sesame", "??");
        assertThat(answer.page().select("main a").eachAttr("href")).containsExactly("/");
        var kept = answer.form("#kept");
        assertThat(kept.action()).isEqualTo("/signin");
        assertThat(kept.value("username")).isEqualTo("chair");
        assertThat(answer.page().select("#kept [type=password]").eachAttr("name"))
                .containsExactly("password");
        var french = browser.send(kept.with("lang", "fr"));
        assertThat(french.page().expectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(french.form("#signin").value("username")).isEqualTo("chair");
    }

    @Test
    void a_form_of_the_console_keeps_what_was_typed_and_a_page_can_be_asked_for_again() {
        var browser = browser();
        var response = new MockHttpServletResponse();
        session.start(new MockHttpServletRequest(), response, UNKNOWN);
        for (var cookie : response.getCookies()) {
            browser.cookies().put(cookie.getName(), cookie.getValue());
        }
        var page = browser.get("/console/accounts?lang=en");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.page().select("#kept")).isEmpty();
        assertThat(page.page().select("main a").eachText()).contains("Try again");
        var empty = browser.get("/privacy").form("#preferences");
        var typed =
                new Browser.Form("/console/accounts", empty.fields())
                        .with("name", "Noor \"K\"", "idempotencyKey", "k1", "roles", "CHAIR");
        var answer = browser.send(typed);
        assertThat(answer.status()).isEqualTo(503);
        var kept = answer.form("#kept");
        assertThat(kept.action()).isEqualTo("/console/accounts");
        assertThat(kept.value("name")).isEqualTo("Noor \"K\"");
        assertThat(kept.value("idempotencyKey")).isEqualTo("k1");
        assertThat(kept.value("roles")).isEqualTo("CHAIR");
    }

    @Test
    void programs_hear_when_to_come_back() {
        var browser = browser();
        var request =
                browser.request("/oauth2/token")
                        .header("Authorization", "Basic c29tZWJvZHk6c2VjcmV0")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        var answer = browser.send(request, "/oauth2/token");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }
}
