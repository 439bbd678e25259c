package org.talanoa.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;

@ExtendWith(OutputCaptureExtension.class)
class AccessPagesTest extends PortalTest {
    private static final String LINK = "/access?token=s3cret";

    @Test
    void opening_the_link_changes_nothing_and_leaves_no_trace() {
        opensUnseen(LINK, "s3cret");
        assertThat(NOTIFICATION.asked()).isEmpty();
    }

    @Test
    void the_button_opens_the_registration_and_keeps_the_session_from_scripts(
            CapturedOutput output) {
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT");
        var browser = browser();
        var opened = browser.send(browser.get(LINK).form("#access"));
        assertThat(opened.status()).isEqualTo(303);
        assertThat(opened.header("Location")).isEqualTo("/registrations/r1");
        assertThat(opened.response().headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("session="))
                .singleElement()
                .asString()
                .contains("; Path=/;", "; Max-Age=3600;", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("; Secure");
        assertThat(NOTIFICATION.asked("POST").getLast().body()).isEqualTo("{\"token\":\"s3cret\"}");
        assertThat(output.getAll()).doesNotContain("s3cret", browser.cookies().get("session"));
    }

    @Test
    void a_link_leads_to_the_one_page_that_it_reaches_or_to_a_list() {
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT", "r2", "FOCAL_POINT");
        assertThat(press(browser()).header("Location")).isEqualTo("/registrations");
        Examples.linksOpen(NOTIFICATION, "r1", "DELEGATE");
        assertThat(press(browser()).header("Location")).isEqualTo("/entries/r1.d1");
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT", "r2", "DELEGATE");
        assertThat(press(browser()).header("Location")).isEqualTo("/registrations");
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT", "r1", "DELEGATE");
        assertThat(press(browser()).header("Location")).isEqualTo("/registrations/r1");
    }

    @Test
    void each_opened_page_has_one_key_however_often_it_is_sent() {
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT");
        var browser = browser();
        var form = browser.get(LINK).form("#access");
        browser.send(form);
        browser.send(form);
        assertThat(NOTIFICATION.asked("POST").stream().map(one -> one.header("Idempotency-Key")))
                .hasSize(2)
                .containsOnly(form.value("idempotencyKey"));
    }

    @Test
    void a_used_expired_or_wrong_link_says_so_and_offers_a_new_one() {
        Examples.linksOpenNothing(NOTIFICATION);
        var browser = browser();
        var refused = press(browser);
        assertThat(refused.status()).isEqualTo(303);
        assertThat(refused.header("Location")).doesNotContain("s3cret");
        var page = browser.get(refused.header("Location"));
        assertThat(page.page().text()).contains("This link does not open anything any more");
        assertThat(page.page().select("#link input[name=email]")).hasSize(1);
        assertThat(browser.cookies()).doesNotContainKey("session");
        assertThat(browser.get("/access?token=").header("Location"))
                .isEqualTo(refused.header("Location"));
        var russian = browser.send(page.form("#link").with("lang", "ru"));
        assertThat(russian.page().text()).contains("Эта ссылка больше ничего не открывает");
    }

    @Test
    void whoever_is_in_already_goes_on_in_spite_of_a_used_link() {
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT");
        var browser = browser();
        press(browser);
        Examples.linksOpenNothing(NOTIFICATION);
        assertThat(press(browser).header("Location")).isEqualTo("/registrations/r1");
        assertThat(browser.get("/access").page().select("main a[href=/registrations/r1]"))
                .hasSize(1);
    }

    @Test
    void while_notification_service_is_away_the_link_stays_in_the_form() {
        var browser = browser();
        var form = browser.get(LINK).form("#access");
        NOTIFICATION.goesAway();
        var away = browser.send(form);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(away.page().text()).contains("could not be opened just now");
        assertThat(away.form("#access").value("token")).isEqualTo("s3cret");
        assertThat(away.form("#access").value("idempotencyKey"))
                .isEqualTo(form.value("idempotencyKey"));
    }

    @Test
    void a_choice_of_language_keeps_the_link_and_uses_nothing_up() {
        var browser = browser();
        var arabic = browser.send(browser.get(LINK).form("#access").with("lang", "ar"));
        assertThat(arabic.page().expectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(arabic.form("#access").value("token")).isEqualTo("s3cret");
        assertThat(NOTIFICATION.asked()).isEmpty();
    }

    @Test
    void a_link_cut_off_within_an_escape_is_refused_and_its_token_not_logged(
            CapturedOutput output) {
        assertThat(browser().getRaw(LINK + "%")).startsWith("HTTP/1.1 400 ");
        assertThat(output.getAll()).doesNotContain("s3cret");
    }

    @Test
    void the_answer_to_who_asks_for_a_link_is_the_same_for_every_address() {
        linksAreMailed();
        var browser = browser();
        var form =
                browser.get("/access")
                        .form("#link")
                        .with("reviewId", Examples.CURRENT, "email", " tala@example.org ");
        var sent = browser.send(form);
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("Location")).isEqualTo("/access/sent");
        assertThat(browser.get("/access/sent").page().text())
                .contains(
                        "If this address acts for a registration, a mail is on its way",
                        "No mail after ten minutes?");
        assertThat(NOTIFICATION.asked("POST").getLast().body())
                .isEqualTo("{\"reviewId\":\"gcm-ap-2027-2028\",\"email\":\"tala@example.org\"}");
    }

    @Test
    void the_same_form_is_one_wish_and_with_another_address_another() {
        linksAreMailed();
        var browser = browser();
        var form =
                browser.get("/access?reviewId=" + Examples.CURRENT)
                        .form("#link")
                        .with("email", "tala@example.org");
        assertThat(form.value("reviewId")).isEqualTo(Examples.CURRENT);
        browser.send(form);
        browser.send(form);
        browser.send(form.with("email", "ioane@example.org"));
        var keys =
                NOTIFICATION.asked("POST").stream()
                        .map(one -> one.header("Idempotency-Key"))
                        .toList();
        assertThat(keys.get(0)).isNotBlank().isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
    }

    @Test
    void where_there_is_one_review_nobody_is_asked_which() {
        linksAreMailed();
        CONSULTATION.answers(
                "GET",
                "/api/v1/reviews",
                200,
                "application/json",
                "{\"items\":[" + Examples.REVIEW + "]}");
        var browser = browser();
        var page = browser.get("/access");
        assertThat(page.page().select("#link select")).isEmpty();
        browser.send(page.form("#link").with("email", "tala@example.org"));
        assertThat(NOTIFICATION.asked("POST").getLast().body()).contains(Examples.CURRENT);
    }

    @Test
    void what_is_missing_or_wrong_is_told_at_its_field_and_nothing_typed_is_lost() {
        var browser = browser();
        var form = browser.get("/access").form("#link");
        assertFaulty(browser.send(form), "email");
        assertFaulty(browser.send(form.with("email", "tala@example.org")), "reviewId");
        assertThat(NOTIFICATION.asked()).isEmpty();
        NOTIFICATION.answers(
                "POST",
                "/api/v1/access-links",
                422,
                "application/problem+json",
                "{\"errors\":[{\"pointer\":\"/email\",\"code\":\"EMAIL_INVALID\"},{\"pointer\":\"/reviewId\",\"code\":\"REVIEW_UNKNOWN\"}]}");
        var wrong = browser.send(form.with("email", "tala@", "reviewId", Examples.PAST));
        assertFaulty(wrong, "email");
        assertFaulty(wrong, "reviewId");
        assertThat(wrong.form("#link").value("email")).isEqualTo("tala@");
        assertThat(wrong.form("#link").value("reviewId")).isEqualTo(Examples.PAST);
        assertThat(wrong.page().title()).startsWith("Error:");
    }

    @Test
    void while_notification_service_is_away_the_form_waits_with_what_was_typed() {
        NOTIFICATION.goesAway();
        var browser = browser();
        var form =
                browser.get("/access")
                        .form("#link")
                        .with("reviewId", Examples.CURRENT, "email", "tala@example.org");
        var away = browser.send(form);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(away.page().text()).contains("What you typed is still here");
        NOTIFICATION.reset();
        linksAreMailed();
        assertThat(browser.send(away.form("#link")).header("Location")).isEqualTo("/access/sent");
        assertThat(NOTIFICATION.asked("POST").getLast().body()).contains("tala@example.org");
    }

    @Test
    void without_consultation_service_a_link_still_opens_and_the_form_waits() {
        CONSULTATION.goesAway();
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT");
        var browser = browser();
        assertThat(press(browser).header("Location")).isEqualTo("/registrations/r1");
        var away = browser.send(browser.get("/access").form("#link").with("email", "tala@x.org"));
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.form("#link").value("email")).isEqualTo("tala@x.org");
    }

    @Test
    void a_form_without_its_token_against_forgery_uses_nothing_up() {
        var browser = browser();
        var forged = browser.get(LINK).form("#access").with("_csrf", "forged");
        assertThat(browser.send(forged).status()).isEqualTo(403);
        assertThat(NOTIFICATION.asked()).isEmpty();
    }

    @Test
    void a_form_with_neither_token_nor_address_is_unreadable() {
        var browser = browser();
        var csrf = browser.get("/access").form("#link").value("_csrf");
        var empty = browser.get("/").form("#preferences").with("_csrf", csrf);
        var nothing = new Browser.Form("/access", empty.fields());
        assertThat(browser.send(nothing).status()).isEqualTo(400);
    }

    @Test
    void a_token_with_an_address_beside_it_is_a_link_that_is_opened() {
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT");
        var browser = browser();
        var both = browser.get(LINK).form("#access").with("email", "tala@example.org");
        assertThat(browser.send(both).header("Location")).isEqualTo("/registrations/r1");
    }

    private static void linksAreMailed() {
        NOTIFICATION.answers("POST", "/api/v1/access-links", 202, "application/json", "");
    }

    private static void assertFaulty(Browser.Answer answer, String field) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".errors a[href=#" + field + "]")).hasSize(1);
        assertThat(answer.page().select("#" + field + "[aria-invalid=true]")).hasSize(1);
    }

    private static Browser.Answer press(Browser browser) {
        return browser.send(browser.get(LINK).form("#access"));
    }
}
