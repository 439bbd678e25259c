package org.talanoa.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;

class EveryPageTest extends PortalTest {
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/reviews/" + Examples.CURRENT,
                    "/reviews/" + Examples.PAST,
                    "/privacy",
                    "/conduct",
                    "/docs",
                    "/docs/api",
                    "/docs/events",
                    "/access",
                    "/access/sent",
                    "/registrations/r1/confirmed/ADDRESS_REGISTERED",
                    "/nothing-here");

    @Test
    void every_page_has_the_strict_headers_and_obeys_them() {
        for (var path : PAGES) {
            var answer = browser().get(path);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .isEqualTo(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy"))
                    .isEqualTo(path.contains("/confirmed/") ? "no-referrer" : "same-origin");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.page().select("[style], style, script:not([src])"))
                    .as(path)
                    .isEmpty();
            assertThat(answer.page().select("[src^=http], link[href^=http]")).as(path).isEmpty();
            assertThat(answer.page().select("h1")).as(path).hasSize(1);
            assertThat(answer.body()).as(path).doesNotContain("??");
        }
    }

    @Test
    void own_files_carry_their_hash_and_are_kept_for_long() {
        var browser = browser();
        var page = browser.get("/").page();
        for (var file : page.select("link[rel=stylesheet], link[rel=icon], script")) {
            var address = file.hasAttr("src") ? file.attr("src") : file.attr("href");
            assertThat(address)
                    .matches(
                            "(/webjars/bootstrap/5[.0-9]+/.*|/[a-z-]+-[0-9a-f]{32}\\.(css|js|svg))");
            var answer = browser.get(address);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("max-age=31536000");
        }
        assertThat(page.expectFirst("use").attr("href")).matches("/icons-[0-9a-f]{32}\\.svg#brand");
        var css = browser.get(page.expectFirst("link[href*=talanoa-]").attr("href"));
        assertThat(css.body()).containsPattern("url\\(\"?/mat-[0-9a-f]{32}\\.svg");
    }

    @Test
    void a_page_that_is_not_there_is_told_in_the_look_and_language_of_all() {
        var answer = browser().speaks("fr").get("/nothing-here");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.page().expectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(answer.page().select("footer.foot")).hasSize(1);
    }

    @Test
    void a_language_once_chosen_stays() {
        var browser = browser();
        assertThat(lang(browser.get("/?lang=ru"))).isEqualTo("ru");
        assertThat(lang(browser.get("/privacy"))).isEqualTo("ru");
        assertThat(lang(browser.get("/?lang=xx"))).isEqualTo("en");
        assertThat(lang(browser.get("/privacy"))).isEqualTo("ru");
    }

    @Test
    void another_language_leads_to_the_same_page_with_all_that_was_asked_of_it() {
        var page = browser().get("/access/sent?notice=X%26Y&lang=es&page=2&token=s3cret").page();
        assertThat(page.expectFirst("a[hreflang=fr]").attr("href"))
                .isEqualTo("?notice=X%26Y&page=2&lang=fr");
        assertThat(browser().get("/").page().expectFirst("a[hreflang=fr]").attr("href"))
                .isEqualTo("?lang=fr");
    }

    @Test
    void the_colours_are_the_readers_choice() {
        var browser = browser();
        assertThat(dark(browser.get("/"))).isEqualTo("screen and (prefers-color-scheme: dark)");
        var theme = browser.get("/privacy").form("#preferences");
        assertThat(browser.send(theme.with("theme", "dark")).header("Location"))
                .isEqualTo("/privacy");
        assertThat(dark(browser.get("/"))).isEqualTo("screen");
        browser.send(theme.with("theme", "light"));
        assertThat(dark(browser.get("/"))).isEmpty();
    }

    @Test
    void colours_chosen_lead_back_to_the_same_page_with_all_that_was_asked_of_it() {
        var browser = browser();
        var theme = browser.get("/access/sent?notice=X%26Y&lang=es&token=s3cret");
        assertThat(browser.send(theme.form("#preferences").with("theme", "dark")))
                .extracting(answer -> answer.header("Location"))
                .isEqualTo("/access/sent?notice=X%26Y");
    }

    @Test
    void a_choice_never_leads_to_another_site() {
        var browser = browser();
        var theme = browser.get("/").form("#preferences");
        for (var elsewhere :
                List.of(
                        "//evil.example.org",
                        "https://evil.example.org",
                        "/\\evil",
                        "//evil?x",
                        "/?\r\nX: y")) {
            assertThat(
                            browser.send(theme.with("theme", "dark", "back", elsewhere))
                                    .header("Location"))
                    .isEqualTo("/");
        }
    }

    @Test
    void a_choice_made_on_no_page_at_all_leads_to_the_start_however_long_it_is() {
        var browser = browser();
        var theme = browser.get("/").form("#preferences");
        var nowhere = "/" + "a/".repeat(100_000) + "!";
        var answer = browser.send(theme.with("theme", "dark", "back", nowhere));
        assertThat(answer.header("Location")).isEqualTo("/");
    }

    @Test
    void parameters_that_cannot_be_read_are_told_by_a_page_with_the_strict_headers() {
        for (var path : List.of("/?x=%zz", "/nothing-here?lang=%zz", "/privacy?theme=%")) {
            assertThat(browser().getRaw(path))
                    .as(path)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("Content-Security-Policy: default-src 'none'")
                    .contains("We could not read what was sent");
        }
    }

    @Test
    void an_address_that_tries_tricks_gets_a_page_even_with_parameters_that_cannot_be_read() {
        assertThat(browser().getRaw("/reviews/;a=1?lang=%zz"))
                .startsWith("HTTP/1.1 400 ")
                .contains("Content-Security-Policy: default-src 'none'")
                .contains("X-Frame-Options: DENY")
                .contains("X-Content-Type-Options: nosniff")
                .contains("We could not read what was sent");
    }

    @Test
    void a_language_chosen_on_a_page_that_is_not_there_is_taken_at_once() {
        assertThat(lang(browser().get("/nothing-here?lang=ru"))).isEqualTo("ru");
    }

    @Test
    void a_form_without_its_token_is_refused_with_a_page() {
        var browser = browser();
        var theme = browser.get("/").form("#preferences").with("theme", "dark", "_csrf", "forged");
        var answer = browser.send(theme);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.page().text()).contains("Nothing was changed");
        assertThat(browser.cookies()).doesNotContainKey("theme");
    }

    @Test
    void the_portal_is_ready_while_all_services_are_away() {
        CONSULTATION.goesAway();
        REGISTRATION.goesAway();
        assertThat(browser().get("/actuator/health/readiness").body()).contains("UP");
        assertThat(browser().get("/actuator/health/liveness").body()).contains("UP");
    }

    @Test
    void the_public_port_tells_operators_whether_the_portal_is_ready_and_no_more() {
        for (var path : List.of("/actuator", "/actuator/prometheus", "/actuator/env")) {
            assertThat(browser().get(path).status()).as(path).isEqualTo(404);
        }
    }

    private static String lang(Browser.Answer answer) {
        return answer.page().expectFirst("html").attr("lang");
    }

    private static String dark(Browser.Answer answer) {
        return answer.page().select("link[href*=talanoa-dark]").attr("media");
    }

    @Test
    void a_part_that_a_script_asks_for_again_chooses_no_language() {
        var browser = browser();
        var part = browser.request("/?lang=ar").header("X-Part", "figures").GET();
        assertThat(browser.send(part, "/").page().expectFirst("html").attr("lang")).isEqualTo("ar");
        assertThat(browser.cookies()).doesNotContainKey("lang");
        browser.get("/?lang=ar");
        assertThat(browser.cookies()).containsEntry("lang", "ar");
    }
}
