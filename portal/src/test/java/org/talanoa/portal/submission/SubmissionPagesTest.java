package org.talanoa.portal.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;

class SubmissionPagesTest extends PortalTest {
    private static final String NEW = "/registrations/r1/submissions/new";
    private static final String ASK = "/access?notice=SESSION_NEEDED";
    private static final String RECEIPT = "41d0a9e7".repeat(8);
    private static final String SUBMISSION =
            """
            {"id":"s1","version":1,"reviewId":"gcm-ap-2027-2028","registrationId":"r1","language":"km","title":"At the <b>border</b>",
             "attribution":"TYPE_AND_COUNTRY","receipt":"%s","receivedAt":"2027-10-11T02:12:00Z","text":"A whole\\nstatement",
             "points":[{"id":"p1","kind":"RECOMMENDATION","status":"RECEIVED","text":"Count who is held","objectives":[4],"topics":["border_management"],"addressees":["GOVERNMENTS"]},
                       {"id":"p2","kind":"CHALLENGE","status":"MELTED","text":"Nobody is told","objectives":[],"topics":[],"addressees":[]}]}
            """
                    .formatted(RECEIPT);
    private static final String[] WHOLE = {
        "title", "At the border",
        "language", "km",
        "attribution", "TYPE_AND_COUNTRY",
        "points.0.kind", "RECOMMENDATION",
        "points.0.text", "Count who is held.\r\nEach year.",
        "points.0.objectives", "4",
        "points.0.objectives", "8",
        "points.0.addressees", "GOVERNMENTS",
        "do", "send"
    };

    @BeforeEach
    void the_registration_is_there() {
        stands(Examples.REGISTRATION);
        answers("POST", "", 201, SUBMISSION);
        answers(
                "GET",
                "",
                200,
                "{\"items\":[" + SUBMISSION + "],\"page\":0,\"size\":200,\"total\":1}");
        answers("GET", "/s1", 200, SUBMISSION);
        answers("GET", "/s1/original", 200, "{\"sealed\":true}");
    }

    @Test
    void points_are_handed_in_and_the_receipt_says_how_to_check_it() {
        var browser = comeIn("r1", "FOCAL_POINT");
        var form = browser.get(NEW).form("#submission");
        var answer = browser.send(form.with(WHOLE));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/registrations/r1/submissions/s1");
        var asked = RECOMMENDATION.asked("POST").getLast();
        assertThat(asked.header("Authorization")).startsWith("Bearer ey");
        assertThat(asked.header("Idempotency-Key")).isEqualTo(form.value("idempotencyKey"));
        assertThat(asked.body())
                .isEqualTo(
                        """
                        {"reviewId":"gcm-ap-2027-2028","language":"km","title":"At the border","attribution":"TYPE_AND_COUNTRY",\
                        "points":[{"kind":"RECOMMENDATION","text":"Count who is held.\\r\\nEach year.","objectives":[4,8],"topics":[],"addressees":["GOVERNMENTS"]}]}\
                        """);
        var receipt = browser.get(answer.header("Location"));
        assertThat(receipt.header("Cache-Control")).isEqualTo("no-store");
        assertThat(receipt.body()).doesNotContain("??", "<b>border</b>", "MELTED");
        var page = receipt.page();
        assertThat(page.expectFirst("h1 bdi").attr("lang")).isEqualTo("km");
        assertThat(page.expectFirst("#receipt").text()).isEqualTo(RECEIPT);
        assertThat(page.text())
                .contains(
                        "sha256sum submission-41d0a9e7.json",
                        "4 Ensure that all migrants have proof of legal identity",
                        "border management",
                        "Governments",
                        "has not decided yet",
                        "Type and country only. Written in: Khmer.",
                        "Nothing of this is public yet");
        assertThat(page.select("main .chip").eachText()).containsExactly("Received", "Kept");
        assertThat(browser.get("/registrations/r1/submissions/s1/original").body())
                .isEqualTo("{\"sealed\":true}");
    }

    @Test
    void the_same_form_sent_again_carries_the_same_key() {
        var browser = comeIn("r1", "FOCAL_POINT");
        var form = browser.get(NEW).form("#submission").with(WHOLE);
        browser.send(form);
        RECOMMENDATION.goesAway();
        var away = browser.send(form);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(away.page().text()).contains("not known whether your points arrived");
        var again = away.form("#submission");
        assertThat(again.value("idempotencyKey")).isEqualTo(form.value("idempotencyKey"));
        assertThat(again.value("points.0.text")).contains("Count who is held");
        assertThat(again.value("points.0.objectives")).isEqualTo("4,8");
    }

    @Test
    void points_come_and_go_by_buttons_and_nothing_typed_is_lost() {
        var browser = comeIn("r1", "FOCAL_POINT");
        var one = browser.get(NEW).form("#submission").with(WHOLE).with("do", "add");
        var two = browser.send(one);
        assertThat(two.page().select("legend").eachText()).contains("Point 1", "Point 2");
        var form =
                two.form("#submission")
                        .with("points.1.kind", "CHALLENGE", "points.1.text", "Nobody is told");
        var left = browser.send(form.with("do", "remove-0")).form("#submission");
        assertThat(left.value("points.0.text")).isEqualTo("Nobody is told");
        assertThat(left.value("points.0.kind")).isEqualTo("CHALLENGE");
        assertThat(left.value("points.1.text")).isEmpty();
        assertThat(left.value("title")).isEqualTo("At the border");
        var french = browser.send(form.with("lang", "fr", "do", "send"));
        assertThat(french.page().expectFirst("h1").text()).isEqualTo("Remettre des points");
        assertThat(french.form("#submission").value("points.1.text")).isEqualTo("Nobody is told");
        assertThat(RECOMMENDATION.asked("POST")).isEmpty();
    }

    @Test
    void what_the_service_refuses_is_told_at_its_field_with_the_number_of_its_point() {
        answers(
                "POST",
                "",
                422,
                """
                {"status":422,"errors":[{"pointer":"/attribution","code":"REQUIRED","message":"-"},{"pointer":"/title","code":"REQUIRED","message":"-"},
                 {"pointer":"/points/1/text","code":"LENGTH_INVALID","message":"-"},{"pointer":"/points/1/topics/3","code":"NEW_HERE","message":"Not so."},
                 {"pointer":"","code":"REGISTRATION_NOT_CONFIRMED","message":"-"}]}
                """);
        var browser = comeIn("r1", "FOCAL_POINT");
        var form = browser.get(NEW).form("#submission").with(WHOLE).with("points.count", "2");
        var answer = browser.send(form);
        assertThat(answer.status()).isEqualTo(422);
        var page = answer.page();
        assertThat(page.select(".errors li").eachText())
                .containsExactly(
                        "Your registration can’t hand in points just now: its address has to be confirmed, and it must not have ended. If you confirmed it a moment ago, try again in a minute",
                        "Write a title",
                        "Point 2: Shorten the point to 4,000 characters, or make two of it",
                        "Point 2: Not so.",
                        "Choose how you are shown");
        for (var link : page.select(".errors a")) {
            assertThat(page.select(link.attr("href"))).hasSize(1);
        }
        assertThat(page.expectFirst("#points-1-text").attr("aria-invalid")).isEqualTo("true");
        assertThat(answer.form("#submission").value("points.0.text")).contains("Each year");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORGANIZATION_ONLY| true|Lagoon Voices Youth Assembly (Youth organization, Kiribati);Youth organization, Kiribati",
                "PUBLIC           |false|Youth organization, Kiribati;Youth organization, Kiribati",
                "CONFIDENTIAL     | true|"
            })
    void the_example_shows_what_others_will_read_the_stricter_winning(
            String visibility, boolean publishName, String examples) {
        stands(
                Examples.REGISTRATION
                        .replace("ORGANIZATION_ONLY", visibility.strip())
                        .replace("\"publishName\":true", "\"publishName\":" + publishName));
        var page = comeIn("r1", "FOCAL_POINT").get(NEW).page();
        assertThat(String.join(";", page.select(".choice .said").eachText()))
                .isEqualTo(examples == null ? "" : examples);
        assertThat(page.select("#stricter").isEmpty())
                .isEqualTo(publishName && !visibility.strip().equals("CONFIDENTIAL"));
    }

    @Test
    void in_arabic_the_form_runs_from_right_to_left() {
        var answer = comeIn("r1", "FOCAL_POINT").speaks("ar").get(NEW);
        assertThat(answer.body()).doesNotContain("??");
        assertThat(answer.page().expectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(answer.page().expectFirst("h1").text()).isEqualTo("تقديم نقاط");
        assertThat(answer.form("#submission").value("language")).isEqualTo("ar");
    }

    @ParameterizedTest
    @CsvSource({
        "UNCONFIRMED, First confirm your address",
        "WITHDRAWN, This registration has ended",
        "DECLINED, This registration has ended"
    })
    void who_can_not_hand_in_is_told_why(String status, String words) {
        stands(Examples.REGISTRATION.replace("UNDER_REVIEW", status));
        var browser = comeIn("r1", "FOCAL_POINT");
        var page = browser.get(NEW).page();
        assertThat(page.text()).contains(words);
        assertThat(page.select("#submission")).isEmpty();
        assertThat(browser.get("/registrations/r1").page().select("a[href$=/submissions/new]"))
                .isEmpty();
    }

    @Test
    void nobody_reaches_what_another_organization_handed_in() {
        answers("GET", "/s2", 200, SUBMISSION.replace("\"r1\"", "\"r2\""));
        answers("GET", "/s2/original", 200, "{}");
        var own = comeIn("r1", "FOCAL_POINT");
        for (var path : List.of("/s2", "/s2/original", "/nonsense")) {
            assertThat(own.get("/registrations/r1/submissions" + path).header("Location"))
                    .isEqualTo(ASK);
        }
        assertThat(own.get("/registrations/r2/submissions/s1").header("Location")).isEqualTo(ASK);
        assertThat(own.get("/registrations/r2/submissions/new").header("Location")).isEqualTo(ASK);
        var delegate = comeIn("r1", "DELEGATE");
        for (var path : List.of("/new", "/s1", "/s1/original")) {
            assertThat(delegate.get("/registrations/r1/submissions" + path).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_session_that_ended_meanwhile_costs_nothing_that_was_typed() {
        var browser = comeIn("r1", "FOCAL_POINT");
        var form = browser.get(NEW).form("#submission").with(WHOLE);
        browser.cookies().remove("session");
        var answer = browser.send(form);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.page().text()).contains("signed out");
        assertThat(answer.form("#submission").value("points.0.text")).contains("Each year");
        var forged = browser.send(form.with("_csrf", "forged"));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.form("#submission").value("title")).isEqualTo("At the border");
        assertThat(RECOMMENDATION.asked("POST")).isEmpty();
    }

    @Test
    void while_the_review_is_unknown_all_that_was_typed_waits_in_the_page() {
        var browser = comeIn("r1", "FOCAL_POINT");
        var form = browser.get(NEW).form("#submission").with(WHOLE);
        CONSULTATION.goesAway();
        var away = browser.send(form);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        var kept = away.form("#registration");
        CONSULTATION.reset();
        Examples.reviewsIn(CONSULTATION);
        assertThat(browser.send(kept.with("do", "send")).status()).isEqualTo(303);
        assertThat(RECOMMENDATION.asked("POST").getLast().body()).contains("Each year");
    }

    @Test
    void the_organizations_page_lists_what_was_handed_in_and_does_without_the_list() {
        var browser = comeIn("r1", "FOCAL_POINT");
        var page = browser.get("/registrations/r1").page();
        assertThat(
                        page.select("#submissions a").stream()
                                .collect(Collectors.toMap(a -> a.attr("href"), a -> a.text())))
                .isEqualTo(
                        Map.of(
                                "/registrations/r1/submissions/s1",
                                "At the <b>border</b>",
                                NEW,
                                "Hand in points"));
        RECOMMENDATION.goesAway();
        var without = browser.get("/registrations/r1");
        assertThat(without.status()).isEqualTo(200);
        assertThat(without.page().text())
                .contains("What you handed in can’t be shown just now", "tala@example.org");
    }

    private static void stands(String registration) {
        REGISTRATION.answers(
                "GET", "/api/v1/registrations/r1", 200, "application/json", registration);
    }

    private static void answers(String method, String path, int status, String body) {
        RECOMMENDATION.answers(
                method, "/api/v1/submissions" + path, status, "application/json", body);
    }
}
