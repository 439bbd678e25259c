package org.talanoa.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;

class OwnActsTest extends PortalTest {
    private static final String R1 = "/api/v1/registrations/r1";

    private Browser browser;

    @BeforeEach
    void an_organization_has_come_in() {
        stands(Examples.REGISTRATION);
        Examples.linksOpen(NOTIFICATION, "r1", "FOCAL_POINT");
        browser = browser();
        browser.send(browser.get("/access?token=s3cret").form("#access"));
    }

    @Test
    void a_withdrawal_says_first_what_it_means_and_takes_the_reason_along() {
        takes("POST", R1 + "/withdrawal", 200);
        var asked = browser.get("/registrations/r1/withdrawal");
        assertThat(asked.header("Cache-Control")).isEqualTo("no-store");
        assertThat(asked.page().text()).contains("The registration ends, and its seats");
        var sent = browser.send(asked.form("#act").with("reason", "Nobody can come"));
        assertThat(sent.header("Location")).isEqualTo("/registrations/r1?done=WITHDRAWAL");
        var call = REGISTRATION.asked("POST").getLast();
        assertThat(call.body()).isEqualTo("{\"reason\":\"Nobody can come\"}");
        assertThat(call.header("Idempotency-Key"))
                .isEqualTo(asked.form("#act").value("idempotencyKey"));
        assertThat(browser.get(sent.header("Location")).page().text())
                .contains("The registration is withdrawn.");
    }

    @Test
    void what_could_not_be_sent_keeps_the_reason_and_the_key() {
        var form = withdrawal();
        REGISTRATION.goesAway();
        var again = browser.send(form);
        assertThat(again.status()).isEqualTo(503);
        assertThat(again.header("Retry-After")).isNotEmpty();
        assertThat(again.page().text()).contains("it counts once");
        assertKept(form, again.form("#act"));
        var french = browser.send(again.form("#act").with("lang", "fr"));
        assertThat(french.page().expectFirst("html").attr("lang")).isEqualTo("fr");
        assertKept(form, french.form("#act"));
        REGISTRATION.reset();
        takes("POST", R1 + "/withdrawal", 200);
        assertThat(browser.send(again.form("#act")).header("Location"))
                .endsWith("?done=WITHDRAWAL");
    }

    @Test
    void an_erasure_that_could_not_be_sent_keeps_its_key() {
        var form = browser.get("/registrations/r1/erasure").form("#act");
        REGISTRATION.goesAway();
        var again = browser.send(form);
        assertThat(again.status()).isEqualTo(503);
        assertKept(form, again.form("#act"));
    }

    @Test
    void a_reason_that_is_too_long_is_told_at_its_field() {
        var answer = browser.send(withdrawal().with("reason", "x".repeat(2001)));
        assertThat(answer.status()).isEqualTo(422);
        var page = answer.page();
        assertThat(page.title()).startsWith("Error:");
        assertThat(page.select(".errors a").eachAttr("href")).containsExactly("#reason");
        var reason = page.expectFirst("#reason[aria-invalid=true]");
        assertThat(reason.attr("aria-describedby")).isEqualTo("reason-help reason-error");
        assertThat(page.expectFirst("#reason-error").text())
                .contains("longer than 2000 characters");
        assertThat(reason.wholeText()).hasSize(2001);
        assertThat(REGISTRATION.asked("POST")).isEmpty();
    }

    @Test
    void a_choice_of_language_keeps_the_reason_and_does_nothing() {
        takes("POST", R1 + "/withdrawal", 200);
        var form = withdrawal();
        var page = browser.get("/registrations/r1/withdrawal").page();
        assertThat(page.select("button[name=lang]").eachAttr("form")).containsOnly("act");
        var french = browser.send(form.with("lang", "fr"));
        assertThat(french.page().expectFirst("html").attr("lang")).isEqualTo("fr");
        assertKept(form, french.form("#act"));
        assertThat(REGISTRATION.asked("POST")).isEmpty();
    }

    @Test
    void only_what_has_changed_is_told_as_changed() {
        var form = withdrawal();
        for (int status : new int[] {404, 409, 412}) {
            takes("POST", R1 + "/withdrawal", status);
            assertThat(browser.send(form).header("Location")).endsWith("?done=CHANGED");
        }
        refuses("REASON_INVALID");
        var refused = browser.send(form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().text()).contains("nothing has changed");
        assertKept(form, refused.form("#act"));
        refuses("IDEMPOTENCY_KEY_REUSED");
        assertThat(browser.send(form).header("Location")).endsWith("?done=CHANGED");
    }

    private static void refuses(String code) {
        REGISTRATION.answers(
                "POST",
                R1 + "/withdrawal",
                422,
                "application/problem+json",
                "{\"status\":422,\"code\":\"%s\"}".formatted(code));
    }

    private Browser.Form withdrawal() {
        return browser.get("/registrations/r1/withdrawal")
                .form("#act")
                .with("reason", "Nobody can come");
    }

    private static void assertKept(Browser.Form before, Browser.Form after) {
        for (var field : List.of("reason", "idempotencyKey", "accept")) {
            assertThat(after.value(field)).as(field).isEqualTo(before.value(field));
        }
    }

    @ParameterizedTest
    @CsvSource({"true,TAKEN", "false,REFUSED"})
    void an_answer_to_an_offer_that_could_not_be_sent_can_be_sent_again(
            String accept, String done) {
        stands(
                Examples.REGISTRATION.replace(
                        "\"c3\",\"state\":\"REQUESTED\"", "\"c3\",\"state\":\"OFFERED\""));
        var offer = browser.get("/registrations/r1").form("#series form").with("accept", accept);
        REGISTRATION.goesAway();
        var away = browser.send(offer);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.body()).doesNotContain("??");
        assertKept(offer, away.form("#act"));
        REGISTRATION.reset();
        stands(Examples.REGISTRATION);
        takes("POST", R1 + "/seat-offers/c3", 200);
        var french = browser.send(away.form("#act").with("lang", "fr"));
        assertThat(REGISTRATION.asked("POST")).isEmpty();
        assertKept(offer, french.form("#act"));
        assertThat(browser.send(away.form("#act")).header("Location")).endsWith("?done=" + done);
        assertThat(REGISTRATION.asked("POST").getLast().body())
                .isEqualTo("{\"accept\":%s}".formatted(accept));
    }

    @Test
    void an_offer_is_taken_or_left_with_one_press() {
        stands(
                Examples.REGISTRATION.replace(
                        "\"c3\",\"state\":\"REQUESTED\"",
                        "\"c3\",\"state\":\"OFFERED\",\"offerUntil\":\"2027-12-01T03:00:00Z\""));
        takes("POST", R1 + "/seat-offers/c3", 200);
        var page = browser.get("/registrations/r1");
        assertThat(page.page().text())
                .contains("kept for you until Wed 1 December 2027, 10:00 Bangkok");
        var offer = page.form("#series form");
        assertThat(browser.send(offer.with("accept", "true")).header("Location"))
                .endsWith("?done=TAKEN");
        assertThat(REGISTRATION.asked("POST").getLast().body()).isEqualTo("{\"accept\":true}");
        assertThat(browser.send(offer.with("accept", "false")).header("Location"))
                .endsWith("?done=REFUSED");
        takes("POST", R1 + "/seat-offers/c3", 409);
        var late = browser.send(offer.with("accept", "true"));
        assertThat(browser.get(late.header("Location")).page().text())
                .contains("something has changed meanwhile");
    }

    @Test
    void a_place_in_the_waiting_list_is_told_and_can_be_left() {
        stands(
                Examples.REGISTRATION.replace(
                        "\"c3\",\"state\":\"REQUESTED\"",
                        "\"c3\",\"state\":\"WAITLISTED\",\"waitlistPosition\":4,\"waitlistLength\":9"));
        takes("POST", R1 + "/seats/c3", 200);
        assertThat(browser.get("/registrations/r1").page().text()).contains("Place 4 of 9");
        var asked = browser.get("/registrations/r1/seats/c3");
        assertThat(asked.page().text()).contains("Your registration and your other seats stay");
        assertThat(browser.send(asked.form("#act")).header("Location")).endsWith("?done=SEAT");
        assertThat(REGISTRATION.asked("POST").getLast().body())
                .isEqualTo("{\"state\":\"RELEASED\"}");
    }

    @Test
    void one_person_is_erased_or_all_of_them_and_then_the_session_is_over() {
        takes("DELETE", R1 + "/delegates/d2/personal-data", 202);
        takes("DELETE", R1 + "/personal-data", 202);
        var one = browser.get("/registrations/r1/delegates/d2/erasure");
        assertThat(one.page().text()).contains("Ioane Teb");
        assertThat(browser.send(one.form("#act")).header("Location")).endsWith("?done=DELEGATE");
        var all = browser.send(browser.get("/registrations/r1/erasure").form("#act"));
        assertThat(all.header("Location")).isEqualTo("/registrations/erased");
        assertThat(browser.get(all.header("Location")).page().text())
                .contains("Personal data is erased");
        assertThat(browser.get("/registrations/r1").status()).isEqualTo(303);
    }

    @Test
    void a_registration_without_people_is_told_to_be_erased() {
        stands(
                Examples.REGISTRATION
                        .replaceAll("\"focalPoint\":\\{[^}]*},", "")
                        .replaceAll("(?s)\"delegates\":\\[.*?}],", "\"delegates\":[],"));
        assertThat(browser.get("/registrations/r1").page().text())
                .contains("Personal data is erased");
    }

    @Test
    void what_is_held_about_people_comes_as_a_file() {
        REGISTRATION.answers("GET", R1 + "/personal-data", 200, "application/json", "{\"held\":1}");
        var file = browser.get("/registrations/r1/personal-data");
        assertThat(file.body()).isEqualTo("{\"held\":1}");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"personal-data.json\"");
        assertThat(file.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void nobody_acts_for_another_organization() {
        for (var path :
                new String[] {
                    "r2/withdrawal",
                    "r2/erasure",
                    "r2/seats/c1",
                    "r2/change",
                    "r2/delegates/d1/erasure",
                    "r2/personal-data"
                }) {
            assertThat(browser.get("/registrations/" + path).header("Location"))
                    .startsWith("/access");
        }
        var forged = browser.get("/registrations/r1/withdrawal").form("#act");
        var sent = browser.send(new Browser.Form("/registrations/r2/withdrawal", forged.fields()));
        assertThat(sent.header("Location")).startsWith("/access");
        assertThat(REGISTRATION.asked("POST")).isEmpty();
    }

    @Test
    void a_change_begins_with_what_stands_and_sends_what_was_emptied_too() {
        takes("PATCH", R1, 200);
        var form = browser.get("/registrations/r1/change");
        assertThat(form.page().text())
                .contains("Nothing changes before you send it", "Papers for those who leave");
        var people = browser.send(form.form("#registration").with("do", "to-PEOPLE"));
        assertThat(people.form("#registration").value("delegates.1.id")).isEqualTo("d2");
        var changed =
                people.form("#registration")
                        .with("delegates.1.accessNeeds", "", "organization.acronym", "");
        var sent = browser.send(changed.with("do", "send"));
        assertThat(sent.header("Location")).isEqualTo("/registrations/r1?done=CHANGE");
        var call = REGISTRATION.asked("PATCH").getLast();
        assertThat(call.header("Content-Type")).isEqualTo("application/merge-patch+json");
        assertThat(call.header("If-Match")).isEqualTo("\"2\"");
        assertThat(call.body())
                .contains("\"acronym\":null", "\"id\":\"d2\"", "\"reach\":\"women,children\"")
                .doesNotContain("captions", "privacyNotice");
    }

    @Test
    void a_change_of_the_website_loses_none_of_many_delegates() {
        var others =
                IntStream.rangeClosed(3, 12)
                        .mapToObj(
                                """
                                ,{"id":"d%1$d","givenName":"No. %1$d","familyName":"Teb","email":"d%1$d@example.org","locale":"en","consultationIds":["c3"],"wantsToSpeak":false}\
                                """
                                        ::formatted)
                        .collect(Collectors.joining());
        stands(Examples.REGISTRATION.replace("\"captions\"}", "\"captions\"}" + others));
        takes("PATCH", R1, 200);
        CONSULTATION.answers(
                "GET",
                "/api/v1/reviews/" + Examples.CURRENT,
                200,
                "application/json",
                Examples.REVIEW.replace(
                        "\"delegatesPerConsultation\":2", "\"delegatesPerConsultation\":12"));
        var people = changeForm().with("do", "to-PEOPLE");
        var form = browser.send(people).form("#registration");
        var website = form.with("organization.website", "https://new.example.org", "do", "send");
        assertThat(browser.send(website).header("Location")).endsWith("?done=CHANGE");
        assertThat(REGISTRATION.asked("PATCH").getLast().body())
                .contains("https://new.example.org")
                .containsSubsequence(
                        IntStream.rangeClosed(1, 12)
                                .mapToObj("\"id\":\"d%d\""::formatted)
                                .toList());
    }

    @Test
    void who_changes_what_has_changed_meanwhile_is_told_and_loses_nothing() {
        var form = changeForm();
        var typed = form.with("organization.name", "Lagoon Voices", "do", "send");
        takes("PATCH", R1, 412);
        var stale = browser.send(typed);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.page().text()).contains("has changed since you opened this form");
        assertThat(stale.form("#registration").value("organization.name"))
                .isEqualTo("Lagoon Voices");
        takes("PATCH", R1, 409);
        assertThat(browser.send(typed).page().text()).contains("has ended meanwhile");
        REGISTRATION.answers(
                "PATCH",
                R1,
                422,
                "application/problem+json",
                "{\"errors\":[{\"pointer\":\"/organization/name\",\"code\":\"NO_SUCH_CODE\",\"message\":\"Too odd.\"}]}");
        assertThat(browser.send(typed).page().select(".field-bad").text()).contains("Too odd.");
        browser.cookies().remove("session");
        var out = browser.send(typed);
        assertThat(out.status()).isEqualTo(403);
        assertThat(out.form("#registration").value("organization.name")).isEqualTo("Lagoon Voices");
    }

    private Browser.Form changeForm() {
        return browser.get("/registrations/r1/change").form("#registration");
    }

    private static void stands(String registration) {
        REGISTRATION.answers("GET", R1, 200, "application/json", registration);
    }

    private static void takes(String method, String path, int status) {
        REGISTRATION.answers(method, path, status, "application/json", "{}");
    }
}
