package org.talanoa.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;

@ExtendWith(OutputCaptureExtension.class)
class EntryPagesTest extends PortalTest {
    private static final String R3 = "/api/v1/registrations/r3";
    private static final String ENTRY = "/entries/r3.d1";
    private static final String DATA = R3 + "/delegates/d1/personal-data";

    @BeforeEach
    void the_entry_is_there() {
        stands(Examples.ENTRY);
    }

    @Test
    void a_delegates_link_opens_the_own_entry_and_nothing_else_stands_there(CapturedOutput output) {
        var browser = comeIn("r3", "DELEGATE");
        var answer = browser.get("/access?token=old").form("#access");
        assertThat(browser.send(answer).header("Location")).isEqualTo(ENTRY);
        var entry = browser.get(ENTRY);
        assertThat(entry.status()).isEqualTo(200);
        assertThat(entry.header("Cache-Control")).isEqualTo("no-store");
        assertThat(entry.body()).doesNotContain("??");
        var page = entry.page();
        assertThat(page.expectFirst("h1").text()).isEqualTo("Reef Watchers Union");
        assertThat(page.select("main .chip").eachText())
                .containsExactly("Approved", "Seat confirmed", "Held", "Waiting list");
        assertThat(page.text())
                .contains(
                        "You are a delegate.",
                        "The secretariat has approved the registration of your organization.",
                        "Place 4 of 9",
                        "15 Dec 2027",
                        "Given name Ioane",
                        "Family name Teb",
                        "E-mail address ioane@example.org",
                        "Language we write in Français",
                        "What helps to take part captions",
                        "What is not settled yet changes here",
                        "Where a seat is confirmed, you take part on the day");
        assertThat(page.select("main a").eachAttr("href"))
                .containsExactly(
                        "/api/v1/consultations/c1/calendar.ics",
                        ENTRY + "/personal-data",
                        ENTRY + "/erasure");
        assertThat(page.select("main form").eachAttr("action"))
                .containsExactly("/preferences", "/access/end");
        assertThat(output.getAll()).doesNotContain("Ioane", "ioane@example.org");
    }

    @Test
    void in_arabic_it_runs_from_right_to_left() {
        var page = comeIn("r3", "DELEGATE").speaks("ar").get(ENTRY).page();
        assertThat(page.expectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.text()).contains("أنتم من المندوبين", "مقاعد منظمتكم");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNDER_REVIEW", "DECLINED", "WITHDRAWN", "ARCHIVED"})
    void each_state_has_its_words_and_promises_no_more_than_it_holds(String status) {
        stands(Examples.ENTRY.replace("APPROVED", status));
        var answer = comeIn("r3", "DELEGATE").get(ENTRY);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??", "ARCHIVED");
        assertThat(answer.page().select("li.next")).hasSize(status.equals("UNDER_REVIEW") ? 2 : 0);
    }

    @Test
    void an_offer_is_the_focal_points_to_answer() {
        stands(
                Examples.ENTRY.replace(
                        "\"WAITLISTED\"", "\"OFFERED\",\"offerUntil\":\"2027-12-01T03:00:00Z\""));
        var page = comeIn("r3", "DELEGATE").get(ENTRY).page();
        assertThat(page.text())
                .contains("until Wed 1 December 2027, 10:00 Bangkok", "Your focal point takes");
        assertThat(page.select("button[name=accept]")).isEmpty();
    }

    @Test
    void why_a_date_moved_or_a_consultation_is_cancelled_is_told() {
        Examples.consultationsHaveReasons(CONSULTATION);
        var page = comeIn("r3", "DELEGATE").get(ENTRY).page();
        assertThat(page.expectFirst("#series").text())
                .contains("Cancelled", "The hall is flooded", "Elections in the host country");
    }

    @Test
    void without_the_services_the_page_says_what_is_missing() {
        var browser = comeIn("r3", "DELEGATE");
        CONSULTATION.goesAway();
        var page = browser.get(ENTRY).page();
        assertThat(page.text()).contains("can’t be shown just now", "ioane@example.org");
        assertThat(page.select("#series")).isEmpty();
        REGISTRATION.goesAway();
        assertThat(browser.get(ENTRY).status()).isEqualTo(503);
    }

    @Test
    void to_a_delegate_no_page_of_the_registration_and_no_other_entry_is_there() {
        var browser = comeIn("r3", "DELEGATE");
        REGISTRATION.reset();
        for (var path :
                List.of(
                        "/registrations/r3",
                        "/registrations/r3/change",
                        "/registrations/r3/personal-data",
                        "/registrations/r3/withdrawal",
                        "/registrations/r3/erasure",
                        "/registrations/r3/seats/c1",
                        "/registrations/r3/delegates/d1/erasure",
                        "/registrations/r3/submissions/new",
                        "/registrations/r3/submissions/s1",
                        "/registrations/r3/submissions/s1/original",
                        "/entries/r3.d2",
                        "/entries/r3.d2/personal-data",
                        "/entries/r3.d2/erasure",
                        "/entries/r2.d1",
                        "/entries/r3",
                        "/entries/r3.focal-point")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(REGISTRATION.asked()).isEmpty();
    }

    @Test
    void a_delegate_cannot_act_for_the_registration_or_for_another_delegate() {
        var browser = comeIn("r3", "DELEGATE");
        var own = browser.get(ENTRY + "/erasure").form("#act");
        for (var path :
                List.of(
                        "/registrations/r3/change",
                        "/registrations/r3/withdrawal",
                        "/registrations/r3/erasure",
                        "/registrations/r3/seats/c1",
                        "/registrations/r3/seat-offers/c1",
                        "/registrations/r3/delegates/d2/erasure",
                        "/entries/r3.d2/erasure")) {
            var forged = new Browser.Form(path, own.fields()).with("accept", "true");
            assertThat(browser.send(forged).status()).as(path).isEqualTo(404);
        }
        assertThat(REGISTRATION.asked("POST")).isEmpty();
        assertThat(REGISTRATION.asked("PATCH")).isEmpty();
        assertThat(REGISTRATION.asked("DELETE")).isEmpty();
    }

    @Test
    void a_focal_point_has_no_entry_and_who_has_not_come_in_is_asked_to() {
        assertThat(comeIn("r3", "FOCAL_POINT").get(ENTRY).status()).isEqualTo(404);
        for (var path : List.of(ENTRY, ENTRY + "/erasure", ENTRY + "/personal-data")) {
            assertThat(browser().get(path).header("Location"))
                    .isEqualTo("/access?notice=SESSION_NEEDED");
        }
    }

    @Test
    void an_entry_that_the_service_does_not_give_is_not_there() {
        var browser = comeIn("r3", "DELEGATE");
        stands(Examples.ENTRY.replace("\"d1\"", "\"d2\""));
        assertThat(browser.get(ENTRY).status()).isEqualTo(404);
        REGISTRATION.answers("GET", R3, 404, "application/problem+json", "{\"status\":404}");
        assertThat(browser.get(ENTRY).status()).isEqualTo(404);
    }

    @Test
    void what_is_held_about_the_delegate_comes_as_a_file() {
        REGISTRATION.answers("GET", DATA, 200, "application/json", "{\"held\":1}");
        var file = comeIn("r3", "DELEGATE").get(ENTRY + "/personal-data");
        assertThat(file.body()).isEqualTo("{\"held\":1}");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"personal-data.json\"");
        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void a_delegate_is_told_what_erasing_means_and_then_the_session_is_over() {
        REGISTRATION.answers("DELETE", DATA, 202, "application/json", "{}");
        var browser = comeIn("r3", "DELEGATE");
        var asked = browser.get(ENTRY + "/erasure");
        assertThat(asked.page().text()).contains("Ioane Teb", "This can’t be undone");
        var done = browser.send(asked.form("#act"));
        assertThat(done.header("Location")).isEqualTo("/entries/erased");
        assertThat(REGISTRATION.asked("DELETE").getLast().header("Idempotency-Key"))
                .isEqualTo(asked.form("#act").value("idempotencyKey"));
        assertThat(browser.get("/entries/erased").page().text())
                .contains("We hold no data of yours in this registration any more");
        assertThat(browser.get(ENTRY).status()).isEqualTo(303);
    }

    @Test
    void who_reaches_more_stays_signed_in_after_an_erasure() {
        REGISTRATION.answers("DELETE", DATA, 202, "application/json", "{}");
        var browser = comeIn("r3", "DELEGATE", "r1", "FOCAL_POINT");
        browser.send(browser.get(ENTRY + "/erasure").form("#act"));
        assertThat(browser.get("/registrations").status()).isEqualTo(200);
    }

    @Test
    void an_erasure_of_which_nothing_is_known_can_be_sent_again_with_its_key() {
        var browser = comeIn("r3", "DELEGATE");
        var form = browser.get(ENTRY + "/erasure").form("#act");
        REGISTRATION.answers("DELETE", DATA, 503, "application/json", "");
        var again = browser.send(form);
        assertThat(again.status()).isEqualTo(503);
        assertThat(again.header("Retry-After")).isNotEmpty();
        assertThat(again.form("#act").value("idempotencyKey"))
                .isEqualTo(form.value("idempotencyKey"));
    }

    private static void stands(String entry) {
        REGISTRATION.answers("GET", R3, 200, "application/json", entry);
    }
}
