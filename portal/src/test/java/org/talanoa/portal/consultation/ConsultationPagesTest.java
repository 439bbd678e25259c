package org.talanoa.portal.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talanoa.portal.staff.Role.ADMINISTRATOR;
import static org.talanoa.portal.staff.Role.REGISTRAR;
import static org.talanoa.portal.staff.Role.VIEWER;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;

class ConsultationPagesTest extends PortalTest {
    private static final String LIST = "/console/consultations";
    private static final String ONE = LIST + "/c3";
    private static final String API = "/api/v1/consultations/c3";

    /** The third has a draft that moves it; a fifth has never been released. */
    private static final String DRAFT =
            """
            {"id":"c3","reviewId":"gcm-ap-2027-2028","version":7,"status":"OPEN","release":2,
             "order":3,"title":{"en":"Supporting migrants’ protection","fr":"Soutenir"},"date":"2027-12-22","startTime":"11:00","endTime":"14:00",
             "timeZone":"Asia/Bangkok","mode":"ONLINE","objectives":[14],"topics":[],"capacity":200,"registrationClosesAt":"2027-12-01T16:59:00Z",
             "released":{"order":3,"title":{"en":"Supporting migrants’ protection"},"date":"2027-12-15","startTime":"11:00","endTime":"14:00",
               "timeZone":"Asia/Bangkok","mode":"ONLINE","objectives":[14],"topics":[],"registrationClosesAt":"2027-12-01T16:59:00Z"},
             "changed":["title","date","capacity"]}
            """;

    private static final String NEVER_RELEASED =
            """
            {"id":"c5","reviewId":"gcm-ap-2027-2028","version":1,"status":"DRAFT","release":0,
             "order":5,"title":{"fr":"Cinquième"},"timeZone":"Asia/Bangkok","mode":"HYBRID","objectives":[],"topics":[],"changed":[]}
            """;

    @BeforeEach
    void the_service_knows_drafts() {
        answer(
                "GET",
                "/api/v1/reviews/" + Examples.CURRENT + "/consultations/drafts",
                200,
                "{\"items\":[" + DRAFT + "," + NEVER_RELEASED + "],\"total\":2}");
        answer("GET", API + "/draft", 200, DRAFT);
        answer("GET", "/api/v1/consultations/c5/draft", 200, NEVER_RELEASED);
    }

    @Test
    void the_series_shows_what_is_out_and_what_is_still_a_draft() {
        var page = signedIn(ADMINISTRATOR).get(LIST).page();
        assertThat(page.select("tbody tr").eachText())
                .containsExactly(
                        "3 Supporting migrants’ protection 22 Dec 2027 Open 2 Draft not released 58 of 200 left",
                        "5 Cinquième No date on record Draft – Draft not released No limit");
        assertThat(page.expectFirst("tbody bdi[lang=fr]").text()).isEqualTo("Cinquième");
        assertThat(page.select("a[href=/console/consultations/new?review=gcm-ap-2027-2028]"))
                .hasSize(1);
    }

    @Test
    void a_viewer_reads_what_has_been_released_and_no_draft() {
        var page = signedIn(VIEWER).get(LIST).page();
        assertThat(page.select("tbody tr")).hasSize(4);
        assertThat(page.select("main a[href^=/console/consultations/]")).isEmpty();
        assertThat(CONSULTATION.asked())
                .noneMatch(asked -> asked.uri().getPath().endsWith("/drafts"));
    }

    @Test
    void what_finds_nobody_waits_in_the_page_with_its_key_and_all_that_was_typed() {
        var browser = signedIn(ADMINISTRATOR);
        var draft = form(browser, ONE).with("title.en", "Mine");
        var release = form(browser, ONE + "/release").with("note.fr", "Élections");
        CONSULTATION.goesAway();
        for (var form : List.of(draft, release)) {
            var answer = browser.send(form);
            assertThat(answer.status()).isEqualTo(503);
            var again = answer.form("#not-sent");
            assertThat(again.action()).isEqualTo(form.action());
            assertThat(again.fields())
                    .containsAll(
                            form.fields().stream()
                                    .filter(field -> !field.getKey().equals("_csrf"))
                                    .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/new?review=gcm-ap-2027-2028, title.en, draft",
        "/c3, title.en, draft",
        "/c3/release, note.fr, release",
        "/c3/cancellation, reason.en, cancellation"
    })
    void a_choice_of_language_or_colours_keeps_what_is_typed(
            String path, String field, String form) {
        var browser = signedIn(ADMINISTRATOR);
        var page = browser.get(LIST + path);
        assertThat(page.page().select("button[name=lang], button[name=theme]").eachAttr("form"))
                .containsOnly(form);
        for (var chosen : List.of("lang", "theme")) {
            var value = chosen.equals("lang") ? "fr" : "dark";
            var answer =
                    browser.send(page.form("#" + form).with(field, "Half a title", chosen, value));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.page().expectFirst("html").attr("lang")).isEqualTo("fr");
            assertThat(answer.page().select("[role=alert]")).isEmpty();
            assertThat(answer.form("#" + form).value(field)).isEqualTo("Half a title");
        }
        assertThat(CONSULTATION.taken()).isZero();
        assertThat(CONSULTATION.asked("POST")).isEmpty();
        assertThat(CONSULTATION.asked("PATCH")).isEmpty();
    }

    @Test
    void a_version_that_can_be_none_is_no_fault_of_ours() {
        var browser = signedIn(ADMINISTRATOR);
        for (var path : List.of(ONE, ONE + "/release")) {
            var form = form(browser, path).with("version", "\"7\"\r\nX: y");
            assertThat(browser.send(form).status()).as(path).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/new?review=gcm-ap-2027-2028", "/c3", "/c3/release", "/c3/cancellation"})
    void who_may_not_change_consultations_has_no_page_to_do_so(String page) {
        assertThat(signedIn(REGISTRAR).get(LIST + page).status()).isEqualTo(403);
    }

    @Test
    void a_new_draft_is_made_once_and_opened() {
        answer("POST", "/api/v1/consultations", 201, NEVER_RELEASED);
        var browser = signedIn(ADMINISTRATOR);
        var form = form(browser, LIST + "/new?review=" + Examples.CURRENT);
        assertThat(form.value("order")).isEqualTo("3");
        var answer =
                browser.send(
                        form.with(
                                "title.fr", "Cinquième",
                                "timeZone", "Asia/Bangkok",
                                "registrationOpensAt", "2027-12-01T09:00",
                                "objectives", "4"));
        assertThat(answer.header("Location")).isEqualTo("/console/consultations/c5");
        var asked = CONSULTATION.asked("POST").getFirst();
        assertThat(asked.header("Idempotency-Key")).isEqualTo(form.value("idempotencyKey"));
        assertThat(asked.header("Authorization")).startsWith("Bearer ");
        assertThat(asked.body())
                .contains(
                        "\"reviewId\":\"gcm-ap-2027-2028\"",
                        "\"title\":{\"en\":null,\"fr\":\"Cinquième\"}",
                        "\"objectives\":[4]",
                        "\"registrationOpensAt\":\"2027-12-01T02:00:00Z\"",
                        "\"capacity\":null");
    }

    @Test
    void what_must_be_put_right_stands_at_its_field_and_nothing_typed_is_lost() {
        refuses(
                "PATCH",
                API,
                422,
                """
                {"code":"CONTENT_INVALID","errors":[
                  {"pointer":"/title","code":"REQUIRED","message":"x"},
                  {"pointer":"/endTime","code":"END_BEFORE_START","message":"x"},
                  {"pointer":"/capacity","code":"TYPE_INVALID","message":"x"},
                  {"pointer":"/objectives/0","code":"OBJECTIVE_UNKNOWN","message":"x"}]}
                """);
        var browser = signedIn(ADMINISTRATOR);
        var answer =
                browser.send(
                        form(browser, ONE)
                                .with("title.en", "", "endTime", "10:00", "capacity", "many"));
        assertThat(answer.status()).isEqualTo(422);
        var page = answer.page();
        assertThat(page.select(".errors a").eachAttr("href"))
                .containsExactly("#title-en", "#endTime", "#capacity", "#objectives");
        for (var target : page.select(".errors a").eachAttr("href")) {
            assertThat(page.select(target)).as(target).hasSize(1);
        }
        assertThat(page.expectFirst("#endTime-error").text())
                .isEqualTo("It has to end after it begins");
        assertThat(page.expectFirst("#capacity-error").text())
                .isEqualTo("This number is not possible here");
        var again = answer.form("main form");
        assertThat(again.value("endTime")).isEqualTo("10:00");
        assertThat(again.value("capacity")).isEqualTo("many");
        assertThat(again.value("version")).isEqualTo("7");
    }

    @Test
    void a_change_is_meant_for_the_version_that_was_seen() {
        answer("PATCH", API, 200, DRAFT);
        var browser = signedIn(ADMINISTRATOR);
        var answer = browser.send(form(browser, ONE).with("capacity", ""));
        assertThat(answer.header("Location")).isEqualTo(ONE + "/release");
        var asked = CONSULTATION.asked("PATCH").getFirst();
        assertThat(asked.header("If-Match")).isEqualTo("\"7\"");
        assertThat(asked.body())
                .contains(
                        "\"capacity\":null",
                        "\"registrationClosesAt\":\"2027-12-01T16:59:00Z\"",
                        "\"objectives\":[14]");
    }

    @Test
    void who_was_not_the_fastest_is_told_and_keeps_her_words() {
        refuses("PATCH", API, 412, "{\"code\":\"STALE\"}");
        var browser = signedIn(ADMINISTRATOR);
        var form = form(browser, ONE).with("title.en", "Mine", "version", "6");
        var answer = browser.send(form);
        assertThat(answer.page().select("[role=alert]").text())
                .contains("Somebody else has changed this meanwhile");
        assertThat(answer.page().select("a[href=" + ONE + "][target=_blank]")).hasSize(1);
        var again = answer.form("main form");
        assertThat(again.value("title.en")).isEqualTo("Mine");
        assertThat(again.value("version")).isEqualTo("7");
        assertThat(again.value("idempotencyKey")).isNotEqualTo(form.value("idempotencyKey"));
    }

    @Test
    void before_a_release_one_reads_what_it_changes() {
        var page = signedIn(ADMINISTRATOR).get(ONE + "/release").page();
        assertThat(page.expectFirst("h1").text()).isEqualTo("Release 3");
        assertThat(page.select(".diff p").eachText())
                .containsExactly(
                        "Title (fr): Soutenir", "Date: 15 Dec 2027 22 Dec 2027", "Seats: 200");
        assertThat(page.select(".diff b").eachText()).isEqualTo(List.of("+", "±", "+"));
        assertThat(page.text()).contains("those whom it touches are told");
        assertThat(signedIn(ADMINISTRATOR).get(LIST + "/c5/release").page().text())
                .contains("opens registration at once");
    }

    @Test
    void a_release_goes_out_with_its_reason_as_it_was_looked_at() {
        answer("POST", API + "/releases", 200, DRAFT);
        var browser = signedIn(ADMINISTRATOR);
        var form = form(browser, ONE + "/release").with("note.fr", "Élections");
        assertThat(browser.send(form).header("Location"))
                .isEqualTo("/console/consultations?review=gcm-ap-2027-2028");
        var asked = CONSULTATION.asked("POST").getFirst();
        assertThat(asked.body()).isEqualTo("{\"note\":{\"fr\":\"Élections\"}}");
        assertThat(asked.header("If-Match")).isEqualTo("\"7\"");
        assertThat(asked.header("Idempotency-Key")).isEqualTo(form.value("idempotencyKey"));
    }

    @Test
    void a_second_release_without_a_reason_asks_for_it() {
        refuses(
                "POST",
                API + "/releases",
                422,
                "{\"errors\":[{\"pointer\":\"/note\",\"code\":\"REQUIRED\",\"message\":\"x\"}]}");
        var browser = signedIn(ADMINISTRATOR);
        var answer = browser.send(form(browser, ONE + "/release"));
        assertThat(CONSULTATION.asked("POST").getFirst().body()).isEqualTo("{\"note\":null}");
        assertThat(answer.page().expectFirst("#note-en-error").text()).isNotBlank();
    }

    @Test
    void a_cancellation_says_what_it_means_and_needs_a_reason() {
        answer("POST", API + "/cancellation", 200, DRAFT);
        var browser = signedIn(ADMINISTRATOR);
        var page = browser.get(ONE + "/cancellation");
        assertThat(page.page().text()).contains("this can’t be undone", "get a mail");
        browser.send(page.form("main form").with("reason.en", "Cyclone"));
        assertThat(CONSULTATION.asked("POST").getFirst().body())
                .isEqualTo("{\"reason\":{\"en\":\"Cyclone\"}}");

        refuses("POST", API + "/cancellation", 409, "{\"code\":\"ALREADY_HELD\"}");
        var refused = browser.send(page.form("main form").with("reason.en", "Cyclone"));
        assertThat(refused.page().select("[role=alert]").text()).contains("has taken place");
        assertThat(refused.form("main form").value("reason.en")).isEqualTo("Cyclone");
    }

    @Test
    void an_unknown_consultation_is_not_found_and_a_service_away_is_named() {
        var browser = signedIn(ADMINISTRATOR);
        assertThat(browser.get(LIST + "/nowhere").status()).isEqualTo(404);
        CONSULTATION.goesAway();
        assertThat(browser.get(LIST).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ru", "zh", "ar"})
    void every_page_speaks_all_languages(String language) {
        var browser = signedIn(ADMINISTRATOR).speaks(language);
        for (var page : List.of("", "/c3", "/c3/release", "/c3/cancellation")) {
            assertThat(browser.get(LIST + page).page().text()).doesNotContain("??");
        }
    }

    private static Browser.Form form(Browser browser, String page) {
        return browser.get(page).form("main form");
    }

    private static void answer(String method, String path, int status, String body) {
        CONSULTATION.answers(method, path, status, "application/json", body);
    }

    private static void refuses(String method, String path, int status, String body) {
        CONSULTATION.answers(method, path, status, "application/problem+json", body);
    }
}
