package org.talanoa.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.talanoa.portal.Browser;
import org.talanoa.portal.PortalTest;

@ExtendWith(OutputCaptureExtension.class)
class ConfirmationTest extends PortalTest {
    private static final String LINK = "/registrations/r1/confirm?token=s3cret";
    private static final String CALL = "/api/v1/registrations/r1/confirmation";

    @Test
    void opening_the_link_changes_nothing_and_leaves_no_trace() {
        opensUnseen(LINK, "s3cret");
        assertThat(REGISTRATION.asked()).isEmpty();
    }

    @Test
    void the_button_confirms() {
        REGISTRATION.answers(
                "POST",
                CALL,
                200,
                "application/json",
                "{\"id\":\"r1\",\"status\":\"UNDER_REVIEW\"}");
        var answer = press();
        assertThat(answer.page().expectFirst("h1").text()).isEqualTo("Your address is confirmed");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.body()).doesNotContain("s3cret");
        assertThat(REGISTRATION.asked("POST").getLast().body()).isEqualTo("{\"token\":\"s3cret\"}");
    }

    @Test
    void a_link_cut_off_within_an_escape_is_refused_and_its_token_not_logged(
            CapturedOutput output) {
        assertThat(browser().getRaw(LINK + "%"))
                .startsWith("HTTP/1.1 400 ")
                .contains("Content-Security-Policy: default-src 'none'")
                .contains("We could not read what was sent");
        assertThat(output.getAll()).doesNotContain("s3cret");
    }

    @Test
    void the_result_is_a_page_that_sends_nothing_again_and_keeps_to_a_choice_of_language() {
        REGISTRATION.answers("POST", CALL, 200, "application/json", "{\"id\":\"r1\"}");
        var browser = browser();
        var pressed = browser.send(browser.get(LINK).form("#confirmation"));
        assertThat(pressed.status()).isEqualTo(303);
        var result = pressed.header("Location");
        assertThat(result).doesNotContain("s3cret");
        assertThat(browser.get(result).header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.get(result + "?lang=fr").page().expectFirst("h1").text())
                .isEqualTo("Votre adresse est confirmée");
        var theme = browser.get(result).form("#preferences").with("theme", "dark");
        assertThat(browser.send(theme).header("Location")).isEqualTo(result);
        assertThat(REGISTRATION.asked("POST")).hasSize(1);
    }

    @Test
    void each_opened_page_has_one_key_however_often_it_is_sent() {
        REGISTRATION.answers("POST", CALL, 200, "application/json", "{\"id\":\"r1\"}");
        var browser = browser();
        var form = browser.get(LINK).form("#confirmation");
        browser.send(form);
        browser.send(browser.send(form.with("lang", "fr")).form("#confirmation"));
        assertThat(form.value("idempotencyKey")).isNotBlank();
        assertThat(REGISTRATION.asked("POST").stream().map(one -> one.header("Idempotency-Key")))
                .hasSize(2)
                .containsOnly(form.value("idempotencyKey"));
        assertThat(browser.get(LINK).form("#confirmation").value("idempotencyKey"))
                .isNotEqualTo(form.value("idempotencyKey"));
    }

    @Test
    void a_second_press_says_that_all_is_well() {
        REGISTRATION.answers("POST", CALL, 409, "application/problem+json", "{\"status\":409}");
        var page = press().page();
        assertThat(page.text()).contains("had been confirmed already");
        assertThat(page.select("main a[href=/access]")).hasSize(1);
    }

    @Test
    void an_address_that_acts_for_another_registration_is_led_to_that_one() {
        REGISTRATION.answers(
                "POST",
                CALL,
                409,
                "application/problem+json",
                "{\"status\":409,\"code\":\"ADDRESS_REGISTERED\"}");
        var page = press().page();
        assertThat(page.text())
                .contains("This address already acts for another registration")
                .doesNotContain("Address confirmed");
        assertThat(page.select("main a[href=/access]")).hasSize(1);
    }

    @Test
    void what_was_withdrawn_meanwhile_is_not_called_confirmed() {
        REGISTRATION.answers(
                "POST",
                CALL,
                409,
                "application/problem+json",
                "{\"status\":409,\"code\":\"WITHDRAWN\"}");
        assertThat(press().page().text()).contains("This registration has ended");
    }

    @Test
    void a_used_wrong_or_unknown_link_says_what_to_do() {
        for (int status : new int[] {422, 404, 400}) {
            REGISTRATION.answers(
                    "POST",
                    CALL,
                    status,
                    "application/problem+json",
                    "{\"status\":" + status + "}");
            assertThat(press().page().text()).contains("Open the newest mail of ours");
        }
        assertThat(browser().get("/registrations/r1/confirm").page().text())
                .contains("Open the newest mail of ours");
    }

    @Test
    void while_the_service_is_away_the_link_stays_in_the_form() {
        var browser = browser();
        var form = browser.get(LINK).form("#confirmation");
        REGISTRATION.goesAway();
        var away = browser.send(form);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(away.form("#confirmation").value("token")).isEqualTo("s3cret");
        REGISTRATION.reset();
        REGISTRATION.answers("POST", CALL, 200, "application/json", "{\"id\":\"r1\"}");
        assertThat(send(browser, away.form("#confirmation")).page().text())
                .contains("is confirmed");
    }

    @Test
    void a_choice_of_language_keeps_the_link_and_confirms_nothing() {
        var browser = browser();
        var russian = browser.send(browser.get(LINK).form("#confirmation").with("lang", "ru"));
        assertThat(russian.page().expectFirst("html").attr("lang")).isEqualTo("ru");
        assertThat(russian.form("#confirmation").value("token")).isEqualTo("s3cret");
        assertThat(REGISTRATION.asked()).isEmpty();
    }

    private Browser.Answer press() {
        var browser = browser();
        return send(browser, browser.get(LINK).form("#confirmation"));
    }

    private static Browser.Answer send(Browser browser, Browser.Form form) {
        return browser.get(browser.send(form).header("Location"));
    }
}
