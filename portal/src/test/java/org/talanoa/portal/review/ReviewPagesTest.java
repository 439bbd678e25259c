package org.talanoa.portal.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;

class ReviewPagesTest extends PortalTest {
    @Test
    void the_start_page_shows_the_current_review_with_its_series() {
        var page = browser().get("/").page();
        assertThat(page.expectFirst("h1").text()).startsWith("Asia-Pacific Regional Review");
        assertThat(page.select("#series .meet h3").eachText())
                .contains("Protecting migrants through rights-based border governance measures");
        assertThat(page.select("#series .tag").eachText())
                .contains("4 Legal identity", "14 Consular protection");
        assertThat(page.select("#series .chip").eachText())
                .containsExactly("Held", "Full: waiting list", "Open", "Announced");
        assertThat(page.text())
                .contains(
                        "At least 80 organizations took part.",
                        "58 of 200 seats left.",
                        "Register by Wed 1 December 2027, 23:59 Bangkok.",
                        "First planned for 8 Dec 2027.",
                        "7–9 March 2028",
                        "stakeholder-liaison@example.org");
        assertThat(page.select("a[href=/reviews/" + Examples.CURRENT + "/register]")).hasSize(1);
        assertThat(page.select("a[href=/reviews/" + Examples.PAST + "]")).isNotEmpty();
        assertThat(page.select("a[href=/access?reviewId=" + Examples.CURRENT + "]")).hasSize(1);
    }

    @Test
    void the_start_page_asks_for_the_list_of_reviews_once() {
        browser().get("/");
        assertThat(CONSULTATION.asked().stream().map(asked -> asked.uri().getPath()))
                .containsOnlyOnce("/api/v1/reviews");
    }

    @Test
    void while_none_is_open_the_page_names_the_opening_that_comes_first() {
        consultationsAre(
                """
                {"items":[
                 {"id":"c1","order":1,"title":{"en":"First"},"objectives":[],"timeZone":"Asia/Bangkok","status":"ANNOUNCED","registrationOpensAt":"2027-11-30T17:00:00Z"},
                 {"id":"c2","order":2,"title":{"en":"Second"},"objectives":[],"timeZone":"Asia/Bangkok","status":"ANNOUNCED","registrationOpensAt":"2027-10-31T17:00:00Z"},
                 {"id":"c3","order":3,"title":{"en":"Third"},"objectives":[],"timeZone":"Asia/Bangkok","status":"ANNOUNCED"}]}
                """);
        assertThat(browser().get("/").page().expectFirst(".actions .action").text())
                .contains("Registration opens on Mon 1 November 2027, 00:00 Bangkok.");
    }

    @Test
    void times_are_told_on_the_readers_clock_too_once_it_is_known() {
        var browser = browser();
        assertThat(browser.get("/").page().text()).doesNotContain("Suva:");
        var form = browser.get("/").form("form[action=/preferences]:has(#zone)");
        assertThat(browser.send(form.with("zone", "Pacific/Fiji")).header("Location"))
                .isEqualTo("/");
        assertThat(browser.get("/").page().text())
                .contains("Thu 11:00–14:00 Bangkok", "Thu 16:00–19:00 Suva")
                .contains("(your time: Thu 2 December 2027, 04:59 Suva)");
    }

    @Test
    void a_past_review_can_be_looked_at_but_not_registered_for() {
        var page = browser().get("/reviews/" + Examples.PAST).page();
        assertThat(page.text())
                .contains("This review has ended", "ESCAP/GCM/2021/CRP.2", "No date on record");
        assertThat(page.select("a[href$=/register]")).isEmpty();
    }

    @Test
    void a_date_that_moved_and_a_cancellation_say_why() {
        consultationsAre(
                """
                {"items":[
                 {"id":"c1","order":1,"title":{"en":"First"},"date":"2027-10-13","plannedDate":"2027-10-06","dateNote":{"en":"Elections","fr":"Élections"},
                  "startTime":"11:00","endTime":"14:00","timeZone":"Asia/Bangkok","objectives":[],"status":"OPEN","note":{"en":"More time"}},
                 {"id":"c2","order":2,"title":{"en":"Second"},"date":"2027-11-18","timeZone":"Asia/Bangkok","objectives":[],"status":"CANCELLED","note":{"en":"Cyclone"}}]}
                """);
        var browser = browser();
        var form =
                browser.get("/reviews/" + Examples.CURRENT + "/register")
                        .form("#registration")
                        .with(
                                "organization.name", "Lagoon Voices",
                                "organization.type", "youth",
                                "organization.country", "KI",
                                "do", "next");
        for (var shown : List.of(browser.get("/"), browser.send(form))) {
            assertThat(shown.page().text())
                    .contains(
                            "Why the date changed: Elections",
                            "Cancelled",
                            "Why it is cancelled: Cyclone")
                    .doesNotContain("More time");
        }
    }

    @Test
    void the_page_stands_while_everything_else_is_away() {
        REGISTRATION.goesAway();
        DASHBOARD.goesAway();
        NOTIFICATION.goesAway();
        RECOMMENDATION.goesAway();
        assertThat(browser().get("/").status()).isEqualTo(200);
    }

    @Test
    void without_the_consultation_service_the_page_says_what_is_missing() {
        CONSULTATION.goesAway();
        var answer = browser().get("/");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.page().text()).contains("Reviews and their consultations can’t be shown");
        assertThat(answer.page().select("header.top, footer.foot")).hasSize(2);
    }

    @Test
    void an_unknown_review_is_not_found() {
        assertThat(browser().get("/reviews/nonsense").status()).isEqualTo(404);
    }

    @Test
    void arabic_pages_run_from_right_to_left_and_mark_what_is_in_english() {
        var page = browser().speaks("ar,en;q=0.5").get("/").page();
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo("ar");
        assertThat(page.expectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("link[href*=bootstrap.rtl.min]")).hasSize(1);
        assertThat(page.expectFirst("h1 bdi").attr("lang")).isEqualTo("en");
        assertThat(page.expectFirst("#series h3 bdi[lang=en]").text()).isNotEmpty();
        assertThat(page.text()).contains("تشرين الثاني/نوفمبر");
    }

    private static void consultationsAre(String page) {
        CONSULTATION.answers(
                "GET",
                "/api/v1/reviews/" + Examples.CURRENT + "/consultations",
                200,
                "application/json",
                page);
    }
}
