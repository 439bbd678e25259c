package org.talanoa.portal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talanoa.portal.staff.Role.REGISTRAR;
import static org.talanoa.portal.staff.Role.VIEWER;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;

class QueueTest extends PortalTest {
    private static final String LIST = "/console/registrations";
    private static final String REVIEW = "review=" + Examples.CURRENT;
    private static final String API = "/api/v1/registrations";

    @BeforeEach
    void two_organizations_wait() {
        stand("r1", "UNDER_REVIEW");
        stand("r2", "UNDER_REVIEW");
        listed("r1", "r2");
    }

    @Test
    void what_waits_longest_stands_first_with_the_reviews_words() {
        var answer = signedIn(REGISTRAR).get(LIST);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??");
        var page = answer.page();
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.expectFirst("tbody tr").text())
                .contains(
                        "Lagoon Voices r1",
                        "LVYA",
                        "TAL-R1",
                        "Under review",
                        "Perhaps known already",
                        "Youth organization",
                        "Kiribati");
        assertThat(lastAsked().getQuery())
                .contains(
                        "reviewId=" + Examples.CURRENT,
                        "status=UNDER_REVIEW",
                        "sort=confirmedAt,asc",
                        "page=0");
        assertThat(REGISTRATION.asked("GET").getLast().header("Authorization"))
                .startsWith("Bearer ey");
    }

    @Test
    void while_reviews_cant_be_asked_for_it_can_be_read_and_decided_on_by_their_last_names() {
        var registrar = signedIn(REGISTRAR);
        var rows = registrar.get(LIST).page().select("tbody tr").eachText();
        CONSULTATION.goesAway();
        var answer = registrar.get(LIST);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.page().select("tbody tr").eachText()).isEqualTo(rows);
        assertThat(answer.page().select("#reviews-away")).hasSize(1);
        var one = registrar.get(LIST + "/r1?" + REVIEW);
        assertThat(one.page().select("#reviews-away, #form-decision")).hasSize(2);
    }

    @Test
    void a_filter_stands_in_the_address_as_a_pill_and_in_the_question_to_the_service() {
        var page =
                signedIn(VIEWER)
                        .get(
                                LIST
                                        + "?status=&type=youth&country=KI&subregion=sea&consultationId=c2&q=caf%C3%A9%20%26&sort=name,desc&page=1")
                        .page();
        assertThat(lastAsked().getQuery())
                .contains(
                        "type=youth",
                        "country=KI",
                        "subregion=sea",
                        "consultationId=c2",
                        "q=café &",
                        "sort=name,desc",
                        "page=1")
                .doesNotContain("status");
        assertThat(page.select(".pill-on").eachText())
                .hasSize(5)
                .anySatisfy(pill -> assertThat(pill).contains("Youth organization"))
                .anySatisfy(pill -> assertThat(pill).contains("2. Protecting migrants"));
        assertThat(page.select(".pill-on").eachAttr("href").getLast())
                .startsWith(LIST + "?" + REVIEW)
                .contains("status=ANY", "type=youth", "q=caf%C3%A9%20%26", "sort=name%2Cdesc")
                .doesNotContain("consultationId", "page=");
        assertThat(page.select("option[selected]").eachAttr("value"))
                .containsExactly("youth", "KI", "sea", "c2");
        assertThat(page.select("th[aria-sort=descending]").text()).contains("Organization");
    }

    @Test
    void what_a_figure_counts_is_said_by_pills_and_kept_by_the_form() {
        var page =
                signedIn(VIEWER)
                        .get(
                                LIST
                                        + "?status=UNCONFIRMED,DECLINED&subregion=other&consultationId=c2&seatState=WAITLISTED&submittedFrom=2027-10-24&submittedUntil=soon")
                        .page();
        assertThat(lastAsked().getQuery())
                .contains(
                        "status=UNCONFIRMED,DECLINED",
                        "subregion=other",
                        "seatState=WAITLISTED",
                        "submittedFrom=2027-10-24");
        assertThat(page.select(".pill-on").eachText())
                .containsExactly(
                        "Address not confirmed, Not approved , remove this filter",
                        "Outside the region , remove this filter",
                        "2. Protecting migrants through rights-based border governance measures , remove this filter",
                        "Waiting list , remove this filter",
                        "Came in from 24 Oct 2027 (UTC) , remove this filter",
                        "Came in until soon (UTC) , remove this filter");
        assertThat(page.select("option[selected]").eachAttr("value"))
                .containsExactly("UNCONFIRMED,DECLINED", "other", "c2", "WAITLISTED");
        assertThat(page.expectFirst("input[name=submittedFrom]").attr("value"))
                .isEqualTo("2027-10-24");
    }

    @Test
    void it_waits_since_the_address_was_confirmed() {
        var confirmed = Instant.now().minus(Duration.ofHours(3));
        REGISTRATION.answers(
                "GET",
                API,
                200,
                "application/json",
                """
                {"items":[{"id":"r1","reference":"TAL-R1","version":2,"reviewId":"gcm-ap-2027-2028","status":"UNDER_REVIEW",
                 "organization":{"name":"Lagoon Voices","type":"youth","country":"KI"},"visibility":"PUBLIC",
                 "submittedAt":"2026-09-15T08:41:00Z","confirmedAt":"%s"}],"page":0,"size":50,"total":1}
                """
                        .formatted(confirmed));
        assertThat(signedIn(VIEWER).get(LIST).page().expectFirst("tbody td.num").text())
                .isEqualTo("3 h");
    }

    @Test
    void what_was_sent_in_stands_beside_the_list_and_alone() {
        for (var address : List.of(LIST + "?selected=r1", LIST + "/r1")) {
            var answer = signedIn(REGISTRAR).get(address);
            assertThat(answer.body()).as(address).doesNotContain("??");
            assertThat(answer.page().select("h1")).hasSize(1);
            var detail = answer.page().expectFirst("#detail");
            assertThat(detail.text())
                    .contains(
                            "tala@example.org",
                            "Papers for those who leave",
                            "Women",
                            "58 of 200 seats left",
                            "All 200 seats are taken",
                            "TAL-OTHER",
                            "1 of 2",
                            "Address confirmed");
            assertThat(detail.select("[rel=next]").attr("href")).contains("r2");
        }
    }

    @Test
    void who_may_not_read_persons_sees_none() {
        REGISTRATION.answers(
                "GET",
                API + "/r1",
                200,
                "application/json",
                """
                {"id":"r1","reference":"TAL-R1","version":2,"reviewId":"gcm-ap-2027-2028","status":"UNDER_REVIEW",
                 "organization":{"name":"Lagoon Voices r1","type":"youth","country":"KI"},
                 "delegates":[{"id":"d1","consultationIds":["c3"],"wantsToSpeak":true}],"visibility":"CONFIDENTIAL",
                 "submittedAt":"2026-09-15T08:41:00Z"}
                """);
        var page = signedIn(VIEWER).get(LIST + "/r1").page();
        assertThat(page.text())
                .contains("Names, addresses and answers are shown to those alone")
                .contains("3. Supporting", "Would like to speak")
                .doesNotContain("What do you work on?", "Focal point");
    }

    @Test
    void approving_shows_the_next_and_says_what_was_done() {
        accepts("/r1/decision");
        var browser = signedIn(REGISTRAR);
        var form =
                browser.get(LIST + "?type=youth&selected=r1")
                        .form("#form-decision")
                        .with("decision", "APPROVE", "reason", "Welcome");
        var sent = browser.send(form);
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("Location"))
                .isEqualTo(LIST + "?" + REVIEW + "&type=youth&selected=r2&done=r1#detail");
        var asked = REGISTRATION.asked("POST").getLast();
        assertThat(asked.body()).isEqualTo("{\"decision\":\"APPROVE\",\"reason\":\"Welcome\"}");
        assertThat(asked.header("If-Match")).isEqualTo("\"2\"");
        assertThat(asked.header("Idempotency-Key")).isEqualTo(form.value("idempotencyKey"));
        stand("r1", "APPROVED");
        var next = browser.get(sent.header("Location").replace("#detail", "")).page();
        assertThat(next.expectFirst("#done").text()).contains("Lagoon Voices r1", "Approved");
        assertThat(next.expectFirst("#org").text()).isEqualTo("Lagoon Voices r2");
    }

    @Test
    void when_nothing_is_left_the_list_says_so() {
        accepts("/r1/decision");
        var browser = signedIn(REGISTRAR);
        var form = browser.get(LIST + "/r1").form("#form-decision").with("decision", "APPROVE");
        listed();
        var sent = browser.send(form);
        assertThat(REGISTRATION.asked("POST").getLast().body())
                .isEqualTo("{\"decision\":\"APPROVE\"}");
        assertThat(browser.get(sent.header("Location")).page().text())
                .contains("Nothing is in this list");
    }

    @Test
    void declining_needs_a_reason_and_is_not_sent_without() {
        var browser = signedIn(REGISTRAR);
        var form = browser.get(LIST + "/r1").form("#form-decision").with("decision", "DECLINE");
        var answer = browser.send(form);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().title()).startsWith("Error:");
        assertThat(answer.page().expectFirst(".errors a").attr("href"))
                .isEqualTo("#reason-decision");
        assertThat(answer.page().expectFirst("#reason-decision").attr("aria-invalid"))
                .isEqualTo("true");
        var long_ = browser.send(form.with("reason", "x".repeat(2001)));
        assertThat(long_.status()).isEqualTo(422);
        assertThat(REGISTRATION.asked("POST")).isEmpty();
    }

    @Test
    void who_comes_second_learns_who_decided_and_loses_nothing() {
        var browser = signedIn(REGISTRAR);
        var form =
                browser.get(LIST + "?selected=r1")
                        .form("#form-decision")
                        .with("decision", "DECLINE", "reason", "Not about migration");
        stand("r1", "APPROVED");
        refuses("/r1/decision", 409, "ALREADY_DECIDED");
        var answer = browser.send(form);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.page().expectFirst("#refused").text())
                .contains("decided already", "Approved", "Secretariat", "Fits well");
        assertThat(answer.page().expectFirst("#typed").text()).isEqualTo("Not about migration");
        assertThat(answer.page().select("#form-decision")).isEmpty();
    }

    @Test
    void what_the_organization_changed_meanwhile_is_read_before_it_is_decided() {
        var browser = signedIn(REGISTRAR);
        var form =
                browser.get(LIST + "/r1")
                        .form("#form-decision")
                        .with("decision", "DECLINE", "reason", "Not about migration");
        refuses("/r1/decision", 412, "STALE");
        var answer = browser.send(form);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.page().expectFirst("#refused").text()).contains("Read it again");
        assertThat(answer.page().expectFirst("#reason-decision").text())
                .isEqualTo("Not about migration");
    }

    @Test
    void a_decision_that_finds_nobody_waits_in_the_page_with_its_key() {
        var browser = signedIn(REGISTRAR);
        var form =
                browser.get(LIST + "?selected=r1")
                        .form("#form-decision")
                        .with("decision", "DECLINE", "reason", "Not about migration");
        REGISTRATION.goesAway();
        var answer = browser.send(form);
        assertThat(answer.status()).isEqualTo(503);
        var again = answer.form("#not-sent");
        assertThat(again.value("reason")).isEqualTo("Not about migration");
        two_organizations_wait_again();
        accepts("/r1/decision");
        assertThat(browser.send(again).status()).isEqualTo(303);
        assertThat(REGISTRATION.asked("POST").getLast().header("Idempotency-Key"))
                .isEqualTo(form.value("idempotencyKey"));
    }

    @Test
    void whatever_is_typed_about_a_registration_is_kept_while_registrations_are_away() {
        stand("r1", "APPROVED");
        var browser = signedIn(REGISTRAR);
        var one = browser.get(LIST + "/r1");
        var seat = one.form("form[action*=seats/c3]").with("state", "CONFIRMED");
        var withdrawal = one.form("#withdrawal form");
        stand("r1", "UNDER_REVIEW");
        var decision = browser.get(LIST + "/r1").form("#form-decision").with("decision", "DECLINE");
        bulkAnswers(true);
        var list = browser.get(LIST).form("form[action*=decisions]");
        var bulk =
                browser.send(list.with("id", "r1", "id", "r2", "decision", "DECLINE"))
                        .form("#send");
        REGISTRATION.goesAway();
        for (var form : List.of(decision, withdrawal, seat, bulk)) {
            var answer = browser.send(form.with("reason", "Not about migration"));
            assertThat(answer.status()).as(form.action()).isEqualTo(503);
            assertThat(answer.form("#not-sent").value("reason")).isEqualTo("Not about migration");
        }
    }

    @Test
    void what_was_kept_is_sent_with_its_key_whatever_language_was_chosen_meanwhile() {
        var browser = signedIn(REGISTRAR);
        var form =
                browser.get(LIST + "/r1")
                        .form("#form-decision")
                        .with("decision", "DECLINE", "reason", "Not about migration");
        REGISTRATION.goesAway();
        var kept = browser.send(form).form("#not-sent");
        two_organizations_wait_again();
        var again = browser.send(kept.with("lang", "fr"));
        assertThat(again.page().expectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(REGISTRATION.asked("POST")).isEmpty();
        accepts("/r1/decision");
        assertThat(browser.send(again.form("#not-sent")).status()).isEqualTo(303);
        var asked = REGISTRATION.asked("POST").getLast();
        assertThat(asked.header("Idempotency-Key")).isEqualTo(form.value("idempotencyKey"));
        assertThat(asked.body()).contains("DECLINE", "Not about migration");
    }

    @Test
    void who_withdraws_what_the_organization_has_withdrawn_keeps_her_words() {
        var browser = signedIn(REGISTRAR);
        var form =
                browser.get(LIST + "/r1").form("#withdrawal form").with("reason", "Asked by phone");
        stand("r1", "WITHDRAWN");
        refuses("/r1/withdrawal", 409, "WITHDRAWN");
        keepsWordsOf(browser.send(form), "Asked by phone");
    }

    @Test
    void who_changes_a_seat_that_is_gone_keeps_her_words() {
        stand("r1", "APPROVED");
        var browser = signedIn(REGISTRAR);
        var form =
                browser.get(LIST + "?status=ANY&selected=r1")
                        .form("form[action*=seats/c3]")
                        .with("state", "CONFIRMED", "reason", "Speaks");
        stand("r1", "WITHDRAWN");
        refuses("/r1/seats/c3", 409, "WITHDRAWN");
        keepsWordsOf(browser.send(form), "Speaks");
    }

    private static void keepsWordsOf(Browser.Answer answer, String typed) {
        assertThat(answer.status()).isEqualTo(409);
        var alert = answer.page().expectFirst("#refused");
        assertThat(alert.text()).contains("It was withdrawn");
        assertThat(alert.expectFirst("#typed").text()).isEqualTo(typed);
        assertThat(alert.select("a[href^=#]")).isEmpty();
    }

    @Test
    void a_choice_of_language_or_colours_keeps_what_is_typed_about_a_registration() {
        stand("r1", "APPROVED");
        var browser = signedIn(REGISTRAR);
        var one = browser.get(LIST + "/r1");
        var seat = one.form("form[action*=seats/c3]");
        var withdrawal = one.form("#withdrawal form");
        stand("r1", "UNDER_REVIEW");
        var decision = browser.get(LIST + "?type=youth&selected=r1");
        assertThat(choices(decision)).containsOnly("form-decision");
        stand("r1", "APPROVED");
        keeps(browser, seat, "#reason-c3", "form-c3");
        keeps(browser, withdrawal, "#reason-withdrawal", "form-withdrawal");
        stand("r1", "UNDER_REVIEW");
        keeps(browser, decision.form("#form-decision"), "#reason-decision", "form-decision");
        assertThat(REGISTRATION.asked("POST")).isEmpty();
    }

    private static void keeps(Browser browser, Browser.Form form, String field, String choices) {
        for (var chosen : List.of("lang", "theme")) {
            var value = chosen.equals("lang") ? "en" : "dark";
            var answer = browser.send(form.with("reason", "Half a thou", chosen, value));
            assertThat(answer.status()).as(form.action()).isEqualTo(200);
            assertThat(answer.page().select("#refused, .field-bad")).isEmpty();
            assertThat(answer.page().expectFirst(field).text()).isEqualTo("Half a thou");
            assertThat(choices(answer)).containsOnly(choices);
            assertThat(answer.form("#" + choices).action()).isEqualTo(form.action());
        }
    }

    private static List<String> choices(Browser.Answer answer) {
        return answer.page().select("button[name=lang], button[name=theme]").eachAttr("form");
    }

    @Test
    void a_choice_after_a_refused_decision_is_sent_along_with_it_and_its_address_leads_back() {
        var browser = signedIn(REGISTRAR);
        var form = browser.get(LIST + "/r1").form("#form-decision").with("decision", "DECLINE");
        var refused = browser.send(form);
        assertThat(choices(refused)).containsOnly("form-decision");
        assertThat(refused.page().select("a[hreflang]")).isEmpty();
        for (var what : List.of("decision", "withdrawal", "seats/c3")) {
            var address = form.action().replace("decision", what);
            var page = browser.get(address + "&lang=fr");
            assertThat(page.status()).as(address).isEqualTo(200);
            assertThat(page.page().expectFirst("#org").text()).isEqualTo("Lagoon Voices r1");
        }
    }

    @Test
    void a_choice_on_what_several_would_become_keeps_them_and_what_is_typed() {
        bulkAnswers(true);
        var browser = signedIn(REGISTRAR);
        var list = browser.get(LIST + "?type=youth").form("form[action*=decisions]");
        var preview = browser.send(list.with("id", "r1", "id", "r2", "decision", "DECLINE"));
        assertThat(choices(preview)).containsOnly("send");
        var chosen =
                browser.send(preview.form("#send").with("reason", "Half a thou", "lang", "fr"));
        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.page().expectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(chosen.form("#send").value("reason")).isEqualTo("Half a thou");
        assertThat(chosen.form("#send").value("id")).isEqualTo("r1,r2");
        assertThat(REGISTRATION.asked("POST"))
                .allSatisfy(asked -> assertThat(asked.body()).contains("\"dryRun\":true"));
        bulkAnswers(false);
        var done = browser.send(preview.form("#send").with("reason", "Not about migration"));
        var back = done.form("#preferences");
        var address = browser.send(back.with("theme", "dark")).header("Location");
        assertThat(browser.get(address).page().select("tbody tr")).hasSize(2);
        assertThat(lastAsked().getQuery()).contains("type=youth");
    }

    @Test
    void colours_chosen_on_a_filtered_list_leave_the_filter() {
        var browser = signedIn(REGISTRAR);
        var address = LIST + "?status=&type=youth&q=caf%C3%A9%20%26";
        var form = browser.get(address).form("#preferences").with("theme", "dark");
        assertThat(browser.send(form).header("Location")).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"403, 403", "422, 422", "400, 422", "409, 409"})
    void a_refused_decision_on_several_keeps_them_and_the_reason(int status, int shown) {
        bulkAnswers(true);
        var browser = signedIn(REGISTRAR);
        var list = browser.get(LIST).form("form[action*=decisions]");
        var form =
                browser.send(list.with("id", "r1", "id", "r2", "decision", "DECLINE"))
                        .form("#send")
                        .with("reason", "Not about migration");
        REGISTRATION.answers(
                "POST",
                API + "/decisions",
                status,
                "application/problem+json",
                "{\"errors\":[{\"pointer\":\"/ids\",\"code\":\"TOO_MANY\",\"message\":\"At most one.\"}]}");
        var answer = browser.send(form);
        assertThat(answer.status()).isEqualTo(shown);
        assertThat(answer.body()).doesNotContain("??");
        assertThat(answer.page().title()).startsWith("Error:");
        assertThat(answer.page().expectFirst(".errors a").text()).isEqualTo("At most one.");
        assertThat(answer.page().select("#chosen a").eachText()).containsExactly("r1", "r2");
        var again = answer.form("#send");
        assertThat(again.value("reason")).isEqualTo("Not about migration");
        assertThat(again.value("id")).isEqualTo("r1,r2");
        assertThat(again.value("idempotencyKey")).isNotEqualTo(form.value("idempotencyKey"));
    }

    @Test
    void a_seat_is_changed_with_a_reason() {
        stand("r1", "APPROVED");
        var browser = signedIn(REGISTRAR);
        var page = browser.get(LIST + "/r1");
        var form = page.form("form[action*=seats/c3]");
        assertThat(page.page().select("form[action*=seats/c3] button").eachAttr("value"))
                .containsExactly("CONFIRMED", "OFFERED", "RELEASED", "REFUSED");
        assertThat(browser.send(form.with("state", "CONFIRMED")).status()).isEqualTo(422);
        refuses("/r1/seats/c3", 409, "NO_SEAT_FREE");
        var full = browser.send(form.with("state", "CONFIRMED", "reason", "Speaks"));
        assertThat(full.page().expectFirst("#refused").text()).contains("No seat is free");
        assertThat(full.page().expectFirst("#reason-c3").text()).isEqualTo("Speaks");
        accepts("/r1/seats/c3");
        var sent = browser.send(form.with("state", "CONFIRMED", "reason", "Speaks"));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(REGISTRATION.asked("POST").getLast().body())
                .isEqualTo("{\"state\":\"CONFIRMED\",\"reason\":\"Speaks\"}");
    }

    @Test
    void a_registration_is_withdrawn_for_the_organization() {
        accepts("/r1/withdrawal");
        var browser = signedIn(REGISTRAR);
        var form = browser.get(LIST + "/r1").form("#withdrawal form");
        assertThat(browser.send(form).status()).isEqualTo(422);
        assertThat(browser.send(form.with("reason", "Asked by phone")).status()).isEqualTo(303);
        assertThat(REGISTRATION.asked("POST").getLast().body())
                .isEqualTo("{\"reason\":\"Asked by phone\"}");
    }

    @Test
    void several_are_decided_after_it_was_shown_what_would_happen() {
        bulkAnswers(true);
        var browser = signedIn(REGISTRAR);
        var list = browser.get(LIST).form("form[action*=decisions]");
        var preview = browser.send(list.with("id", "r1", "id", "r2", "decision", "DECLINE"));
        assertThat(preview.body()).doesNotContain("??");
        assertThat(REGISTRATION.asked("POST").getLast().body())
                .contains("\"ids\":[\"r1\",\"r2\"]", "\"dryRun\":true");
        assertThat(preview.page().expectFirst("#figures").text()).contains("Change 1", "skipped 1");
        assertThat(preview.page().expectFirst("#skipped").text())
                .contains("TAL-R2", "decided already");
        assertThat(preview.page().expectFirst("#mails").text()).contains("1: the registration is");
        var form = preview.form("#send");
        assertThat(browser.send(form).status()).isEqualTo(422);
        bulkAnswers(false);
        var result = browser.send(form.with("reason", "Not about migration"));
        assertThat(REGISTRATION.asked("POST").getLast().body())
                .contains(
                        "\"ids\":[\"r1\",\"r2\"]",
                        "\"reason\":\"Not about migration\"",
                        "\"dryRun\":false");
        assertThat(REGISTRATION.asked("POST").getLast().header("Idempotency-Key"))
                .isEqualTo(form.value("idempotencyKey"));
        assertThat(result.page().expectFirst("h1").text()).isEqualTo("Declined: 1");
        assertThat(result.page().select("#send")).isEmpty();
        assertThat(browser.send(list.with("decision", "APPROVE")).header("Location"))
                .endsWith("none=true");
    }

    @Test
    void who_may_only_read_has_no_buttons_and_no_way_around_them() {
        var registrars = signedIn(REGISTRAR);
        var viewer = signedIn(VIEWER);
        var page = viewer.get(LIST + "?selected=r1").page();
        assertThat(page.select("#form-decision, #withdrawal, .bulk, input[type=checkbox][name=id]"))
                .isEmpty();
        var decision = registrars.get(LIST + "?selected=r1").form("#form-decision");
        var bulk = registrars.get(LIST).form("form[action*=decisions]");
        var token = viewer.get(LIST).form("#preferences").value("_csrf");
        assertThat(viewer.send(decision.with("decision", "APPROVE", "_csrf", token)).status())
                .isEqualTo(403);
        assertThat(
                        viewer.send(bulk.with("decision", "APPROVE", "id", "r1", "_csrf", token))
                                .status())
                .isEqualTo(403);
        assertThat(REGISTRATION.asked("POST")).isEmpty();
    }

    @Test
    void who_is_not_signed_in_sees_nothing() {
        for (var path : List.of(LIST, LIST + "/r1", LIST + ".csv")) {
            assertThat(browser().get(path).header("Location")).startsWith("/signin");
        }
        assertThat(REGISTRATION.asked()).isEmpty();
    }

    @Test
    void in_arabic_the_page_runs_from_right_to_left() {
        var answer = signedIn(REGISTRAR).speaks("ar").get(LIST + "?selected=r1");
        assertThat(answer.page().expectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(answer.page().text()).contains("التسجيلات", "قيد النظر", "كيريباس");
        assertThat(answer.body()).doesNotContain("??");
    }

    @Test
    void without_the_service_the_page_says_what_it_cannot_show() {
        var browser = signedIn(REGISTRAR);
        REGISTRATION.goesAway();
        for (var path : List.of(LIST, LIST + "/r1", LIST + ".csv")) {
            var away = browser.get(path);
            assertThat(away.status()).as(path).isEqualTo(503);
            assertThat(away.page().text()).contains("Registrations can’t be shown");
        }
    }

    @Test
    void the_list_can_be_taken_along_as_a_file() {
        REGISTRATION.answers("GET", API, 200, "text/csv", "reference,name\r\nTAL-R1,Lagoon\r\n");
        var answer = signedIn(VIEWER).get(LIST + ".csv?type=youth");
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains("registrations.csv");
        assertThat(answer.body()).contains("TAL-R1,Lagoon");
        assertThat(REGISTRATION.asked("GET").getLast().header("Accept")).isEqualTo("text/csv");
        assertThat(lastAsked().getQuery()).contains("type=youth").doesNotContain("size");
    }

    @Test
    void what_is_not_there_or_makes_no_sense_is_told_as_such() {
        var browser = signedIn(REGISTRAR);
        assertThat(browser.get(LIST + "/r9").status()).isEqualTo(404);
        assertThat(browser.get(LIST + "?review=nonsense").status()).isEqualTo(404);
        refuses("GET", "", 400, "PARAMETER_INVALID");
        assertThat(browser.get(LIST + "?status=NONSENSE").status()).isEqualTo(400);
    }

    private void two_organizations_wait_again() {
        REGISTRATION.reset();
        two_organizations_wait();
    }

    private static URI lastAsked() {
        return REGISTRATION.asked("GET").getLast().uri();
    }

    private static void accepts(String path) {
        REGISTRATION.answers("POST", API + path, 200, "application/json", one("r1", "APPROVED"));
    }

    private static void refuses(String path, int status, String code) {
        refuses("POST", path, status, code);
    }

    private static void refuses(String method, String path, int status, String code) {
        REGISTRATION.answers(
                method,
                API + path,
                status,
                "application/problem+json",
                "{\"status\":%d,\"code\":\"%s\"}".formatted(status, code));
    }

    private static void bulkAnswers(boolean dryRun) {
        REGISTRATION.answers(
                "POST",
                API + "/decisions",
                200,
                "application/json",
                """
                {"dryRun":%s,"changed":1,"unchanged":0,"skipped":1,"mails":1,"items":[
                 {"id":"r1","reference":"TAL-R1","outcome":"CHANGED","code":null,"message":null,"mails":["REGISTRATION_DECLINED"]},
                 {"id":"r2","reference":"TAL-R2","outcome":"SKIPPED","code":"ALREADY_DECIDED","message":"Decided.","mails":[]}]}
                """
                        .formatted(dryRun));
    }

    private static void stand(String id, String status) {
        REGISTRATION.answers("GET", API + "/" + id, 200, "application/json", one(id, status));
    }

    private static void listed(String... ids) {
        var items =
                List.of(ids).stream()
                        .map(id -> one(id, "UNDER_REVIEW"))
                        .collect(Collectors.joining(","));
        REGISTRATION.answers(
                "GET",
                API,
                200,
                "application/json",
                "{\"items\":[%s],\"page\":0,\"size\":50,\"total\":%d}"
                        .formatted(items, ids.length));
    }

    private static String one(String id, String status) {
        var decided =
                ",{\"at\":\"2026-09-16T08:47:00Z\",\"what\":\"%s\",\"by\":\"SECRETARIAT\",\"actor\":\"a9\",\"reason\":\"Fits well\"}"
                        .formatted(status);
        return Examples.REGISTRATION
                .replace("\"r1\"", "\"" + id + "\"")
                .replace("TAL-7K2P-9QX4", "TAL-" + id.toUpperCase(Locale.ROOT))
                .replace("Lagoon Voices Youth Assembly", "Lagoon Voices " + id)
                .replace("\"status\":\"UNDER_REVIEW\"", "\"status\":\"" + status + "\"")
                .replace(
                        "\"consultationIds\":[\"c1\",\"c3\"],\"visibility\"",
                        "\"consultationIds\":[\"c2\",\"c3\"],\"visibility\"")
                .replace(
                        "\"state\":\"REQUESTED\"",
                        "\"state\":\"WAITLISTED\",\"waitlistPosition\":4,\"waitlistLength\":9")
                .replace(
                        "\"by\":\"SOMEBODY_NEW\"}",
                        "\"by\":\"SOMEBODY_NEW\"}" + (status.equals("UNDER_REVIEW") ? "" : decided))
                .replace(
                        "\"submittedAt\"",
                        "\"likelyDuplicates\":[{\"id\":\"r7\",\"reference\":\"TAL-OTHER\",\"status\":\"APPROVED\"}],\"submittedAt\"");
    }
}
