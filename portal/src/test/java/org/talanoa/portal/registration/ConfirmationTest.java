package org.talanoa.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.talanoa.portal.Browser;
import org.talanoa.portal.PortalTest;

class ConfirmationTest extends PortalTest {
    private static final String LINK = "/registrations/r1/confirm?token=s3cret";
    private static final String CALL = "/api/v1/registrations/r1/confirmation";

    @Test
    void opening_the_link_changes_nothing_and_leaves_no_trace() {
        var answer = browser().get(LINK);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.page().select("[href*=s3cret], [src*=s3cret], [action*=s3cret]"))
                .isEmpty();
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
    void a_second_press_says_that_all_is_well() {
        REGISTRATION.answers("POST", CALL, 409, "application/problem+json", "{\"status\":409}");
        assertThat(press().page().text()).contains("had been confirmed already");
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
        assertThat(away.form("#confirmation").value("token")).isEqualTo("s3cret");
        REGISTRATION.reset();
        REGISTRATION.answers("POST", CALL, 200, "application/json", "{\"id\":\"r1\"}");
        assertThat(browser.send(away.form("#confirmation")).page().text()).contains("is confirmed");
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
        return browser.send(browser.get(LINK).form("#confirmation"));
    }
}
