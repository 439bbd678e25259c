package org.talanoa.portal.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.staff.Role;
import org.talanoa.portal.staff.StaffMember;

class TodayTest extends PortalTest {
    private static final String FIGURES = "/api/v1/dashboards/" + Examples.CURRENT;
    private static final String STREAM = FIGURES + "/stream";

    private static final String DASHBOARD_JSON =
            """
            {"registrations":{"total":6,"byStatus":{"APPROVED":3,"UNDER_REVIEW":2,"WITHDRAWN":1},"byType":{},"bySubregion":{},"byCountry":{},
              "byDay":{"2027-10-24":4,"2027-10-26":2},"approvedByDay":{"2027-10-26":3},
              "organizations":[{"type":"civil_society","subregion":"sea","status":"APPROVED","organizations":2},
                {"type":"civil_society","subregion":"other","status":"UNDER_REVIEW","organizations":2},
                {"type":"youth","subregion":"sea","status":"APPROVED","organizations":1},
                {"type":"youth","subregion":"sea","status":"WITHDRAWN","organizations":1}]},
             "seats":[{"consultationId":"c2","capacity":200,"byState":{"CONFIRMED":100,"OFFERED":4,"WAITLISTED":9}}],
             "recommendations":{"total":21,"byStatus":{"RECEIVED":7,"ACCEPTED":14},"byObjective":{"4":21}},
             "coverage":[{"objective":4,"type":"civil_society","subregion":"sea","organizations":2}],
             "notices":{"byState":{}},
             "decisions":{"registrations":{"count":2,"oldest":"2027-10-23T08:00:00Z"},"seatOffers":{"count":4,"nextEnd":"2027-10-26T11:00:00Z"},
               "points":{"count":7,"oldest":"2027-10-12T09:30:00Z"}},
             "asOf":"2027-10-26T07:32:00Z"}
            """;

    @Autowired FigureStreams streams;

    @BeforeEach
    void the_dashboard_knows_the_review() {
        DASHBOARD.answers("GET", FIGURES, 200, "application/json", DASHBOARD_JSON);
    }

    @Test
    void every_figure_compares_and_leads_to_what_it_counts() {
        var page = today("/console");
        assertThat(page.select("dl.figures > div").eachText())
                .containsExactly(
                        "Organizations registered 6 2 today, 0 yesterday (UTC)",
                        "Under review 2 Longest waiting since Sat 23 October 2027, 15:00 Bangkok",
                        "Approved 3 3 today, 0 yesterday (UTC)",
                        "Seats confirmed 100 Of 200 seats. Consultations with a limit: 1.",
                        "Points on record 14 Handed in: 21. To decide: 7.");
        assertThat(page.select("dl.figures a").eachAttr("href"))
                .containsExactly(
                        registrations("&status=ANY"),
                        registrations("&status=UNDER_REVIEW"),
                        registrations("&status=APPROVED"),
                        "#seats",
                        "/console/points?review=" + Examples.CURRENT + "&status=ACCEPTED");
    }

    @Test
    void while_reviews_cant_be_asked_for_the_figures_stand_under_their_last_names() {
        var staff = staff();
        var before = staff.get("/console").page();
        assertThat(before.select("#reviews-away")).isEmpty();
        CONSULTATION.goesAway();
        for (var path : List.of("/console", "/console?review=" + Examples.CURRENT)) {
            var answer = staff.get(path);
            assertThat(answer.status()).isEqualTo(200);
            var page = answer.page();
            assertThat(page.expectFirst("#reviews-away").text()).contains("as they were told last");
            assertThat(page.expectFirst("dl.figures").text())
                    .isEqualTo(before.expectFirst("dl.figures").text());
            assertThat(page.select("nav .count").text())
                    .isEqualTo(before.select("nav .count").text());
        }
        assertThat(staff.get("/console?review=nonsense").status()).isEqualTo(503);
    }

    @Test
    void what_needs_a_decision_stands_in_the_order_in_which_it_runs_out() {
        assertThat(today("/console").select(".todo li").eachText())
                .satisfiesExactly(
                        offers -> assertThat(offers).contains("answer: 4", "18:00 Bangkok"),
                        waiting -> assertThat(waiting).contains("to decide: 2", "23 October"),
                        points -> assertThat(points).contains("to decide: 7", "12 October"));
    }

    @Test
    void seats_stand_in_a_table_with_bars_of_their_length() {
        var rows = today("/console").select("table:has(.seatbar) tbody tr");
        assertThat(rows).hasSize(4);
        var second = rows.get(1);
        assertThat(second.select("td").eachText()).containsExactly("100 of 200", "4", "9", "0");
        assertThat(second.expectFirst(".taken").attr("width")).isEqualTo("100");
        assertThat(second.expectFirst(".held").attr("x")).isEqualTo("100");
        var all = "&status=ANY&consultationId=c2";
        assertThat(second.select("a").eachAttr("href"))
                .containsExactly(
                        registrations(all),
                        registrations(all + "&seatState=CONFIRMED"),
                        registrations(all + "&seatState=OFFERED"),
                        registrations(all + "&seatState=WAITLISTED"));
    }

    @Test
    void seats_of_a_cancelled_consultation_stand_in_the_table_and_in_no_sum() {
        Examples.consultationsHaveReasons(CONSULTATION);
        var seats = "\"seats\":[";
        var first = "{\"consultationId\":\"c1\",\"capacity\":50,\"byState\":{\"CONFIRMED\":40}},";
        var figures = DASHBOARD_JSON.replace(seats, seats + first);
        DASHBOARD.answers("GET", FIGURES, 200, "application/json", figures);
        var page = today("/console");
        assertThat(page.select("dl.figures > div").get(3).text())
                .isEqualTo("Seats confirmed 100 Of 200 seats. Consultations with a limit: 1.");
        var row = page.select("table:has(.seatbar) tbody tr").getFirst();
        assertThat(row.text()).contains("Cancelled", "40 of 50");
    }

    @Test
    void silence_is_told_from_absence() {
        var matrix = today("/console").expectFirst(".matrix");
        assertThat(matrix.select("tbody tr").get(0).select("td").eachAttr("class"))
                .containsExactly("w5", "silent");
        assertThat(matrix.expectFirst(".silent a").attr("href"))
                .isEqualTo(registrations("&type=youth&status=APPROVED"));
        assertThat(matrix.expectFirst("td.w5 a").attr("href"))
                .isEqualTo(
                        "/console/points?review="
                                + Examples.CURRENT
                                + "&objective=4&type=civil_society&status=RECEIVED,ACCEPTED,RETURNED");
        var elsewhere = today("/console?subregion=pac").expectFirst(".matrix");
        assertThat(elsewhere.select("tbody td").eachAttr("class")).containsOnly("absent");
    }

    @Test
    void a_chart_has_nothing_but_its_table() {
        var page = today("/console");
        assertThat(page.select("[data-chart=days] tbody tr").eachText())
                .containsExactly("24 Oct 2027 4 4 0", "25 Oct 2027 0 4 0", "26 Oct 2027 2 6 3");
        assertThat(page.select("section[aria-labelledby=c-types] tbody tr").eachText())
                .containsExactly("Civil society organization 2 2 0", "Youth organization 1 0 1");
        assertThat(page.select("section[aria-labelledby=c-subregions] tbody tr").eachText())
                .containsExactly("South-East Asia 3 0 1", "Outside the region 0 2 0");
        assertThat(page.select("section[aria-labelledby=c-subregions] tr:last-child td a"))
                .extracting(link -> link.attr("href"))
                .containsExactly(registrations("&subregion=other&status=UNDER_REVIEW"));
        assertThat(page.select("[data-chart=days] tbody tr").get(2).select("a").eachAttr("href"))
                .containsExactly(
                        registrations(
                                "&status=ANY&submittedFrom=2027-10-26&submittedUntil=2027-10-26"),
                        registrations(
                                "&status=ANY&submittedFrom=2027-10-24&submittedUntil=2027-10-26"),
                        registrations("&status=APPROVED&decidedUntil=2027-10-26"));
        assertThat(page.expectFirst("#others").text()).endsWith("Not approved 0, Withdrawn 1");
        for (var script : page.select("script")) {
            assertThat(browser().get(script.attr("src")).status())
                    .as(script.attr("src"))
                    .isEqualTo(200);
        }
    }

    @Test
    void without_a_script_the_page_says_of_when_it_is_and_can_be_loaded_again() {
        var page = today("/console");
        assertThat(page.expectFirst("#figures-live").text())
                .isEqualTo("Figures are from 14:32 Bangkok");
        assertThat(page.select("#figures-reload")).hasSize(1);
    }

    @Test
    void the_side_bar_of_every_page_says_what_waits_for_a_decision() {
        var staff = staff();
        for (var address : List.of("/console", "/console/consultations")) {
            var counts = staff.get(address).page().select(".side .count");
            assertThat(counts.eachText()).as(address).containsExactly("2 to decide", "7 to decide");
        }
        DASHBOARD.goesAway();
        var page = staff.get("/console/consultations");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().select(".side .count")).isEmpty();
    }

    @Test
    void the_side_bar_asks_nobody_which_review_is_current_that_was_told_before() {
        var staff = signedIn(Role.ADMINISTRATOR);
        staff.get("/console");
        CONSULTATION.goesAway();
        var counts = staff.get("/console/operations").page().select(".side .count");
        assertThat(counts.eachText()).containsExactly("2 to decide", "7 to decide");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ru", "zh", "ar"})
    void every_language_has_the_page(String language) {
        var page = staff().speaks(language).get("/console").page();
        assertThat(page.text()).doesNotContain("??").contains("14:32");
    }

    @Test
    void without_the_dashboard_the_page_says_so_and_stands() {
        DASHBOARD.goesAway();
        var browser = staff();
        var whole = browser.get("/console");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.page().text()).contains("The figures can’t be shown just now");
        var part = browser.send(browser.request("/console").header("X-Part", "figures"), "");
        assertThat(part.status()).isEqualTo(503);
        assertThat(part.page().select("html > body > #figures .notice")).hasSize(1);
    }

    @Test
    void a_review_that_nobody_knows_is_not_found() {
        assertThat(staff().get("/console?review=nonsense").status()).isEqualTo(404);
        assertThat(staff().get("/console?review=" + Examples.PAST).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void a_dashboard_that_refuses_costs_no_page_of_the_console(int status) {
        DASHBOARD.answers("GET", FIGURES, status, "application/problem+json", "{}");
        var browser = signedIn(Role.ADMINISTRATOR);
        var today = browser.get("/console");
        assertThat(today.status()).isEqualTo(200);
        assertThat(today.page().select("main").text()).contains("can’t be shown");
        for (var path : List.of("/console/operations", "/console/accounts", "/console/password")) {
            assertThat(browser.get(path).status()).as(path).isLessThan(400);
        }
        var part = browser.request("/console").header("X-Part", "figures").GET();
        assertThat(browser.send(part, "/console").status()).isEqualTo(503);
    }

    @Test
    void the_stream_tells_that_there_are_new_figures_and_none_of_them() {
        tellsTwice(new CountDownLatch(0));
        var browser = staff();
        var answer = browser.get("/console/stream?review=" + Examples.CURRENT);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(answer.body().lines())
                .containsSequence("event:figures", "data:new", "", "event:figures", "data:new")
                .noneMatch(line -> line.contains("{"));
        assertThat(DASHBOARD.asked().getLast().header("Authorization")).startsWith("Bearer ");
    }

    @Test
    void the_stream_ends_when_the_session_has_ended() {
        var next = new CountDownLatch(1);
        tellsTwice(next);
        var signedIn = new AtomicBoolean(true);
        var asked = new AtomicInteger();
        var noor = new StaffMember("1", "Noor K.", Set.of(Role.VIEWER));
        streams.open(
                Examples.CURRENT,
                noor,
                () -> {
                    asked.incrementAndGet();
                    return signedIn.get();
                });
        await().until(() -> asked.get() == 1);
        assertThat(streams.readers()).isPositive();
        signedIn.set(false);
        next.countDown();
        await().until(() -> streams.readers() == 0);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_stream_is_not_counted_any_more_when_nobody_can_say_whether_the_session_goes_on() {
        tellsTwice(new CountDownLatch(0));
        var noor = new StaffMember("1", "Noor K.", Set.of(Role.VIEWER));
        streams.open(
                Examples.CURRENT,
                noor,
                () -> {
                    throw new MongoTimeoutException("The database is away");
                });
        await().until(() -> streams.readers() == 0);
    }

    private static void tellsTwice(CountDownLatch between) {
        DASHBOARD.answers(
                "GET",
                STREAM,
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    try {
                        tell(exchange.getResponseBody());
                        between.await(10, TimeUnit.SECONDS);
                        tell(exchange.getResponseBody());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Test
    void who_is_not_signed_in_hears_nothing() {
        var answer = browser().get("/console/stream?review=" + Examples.CURRENT);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(DASHBOARD.asked()).isEmpty();
    }

    @Test
    void a_stream_of_a_dashboard_that_is_away_ends_and_says_when_to_ask_again() {
        DASHBOARD.goesAway();
        var browser = staff();
        var answer = browser.get("/console/stream?review=" + Examples.CURRENT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("retry:");
    }

    private static void tell(OutputStream stream) throws IOException {
        stream.write("event:dashboard\ndata:{}\n\n".getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    private Browser staff() {
        return signedIn(Role.VIEWER);
    }

    private Document today(String path) {
        return staff().get(path).page();
    }

    private static String registrations(String filters) {
        return "/console/registrations?review=" + Examples.CURRENT + filters;
    }
}
