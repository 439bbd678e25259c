package org.talanoa.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.talanoa.portal.PortalTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventsPagesTest extends PortalTest {
    private static final String DOCUMENT = "/api/v1/asyncapi.json";

    @Test
    void programs_get_the_document_without_a_token_and_may_keep_it() {
        var answer = browser().get(DOCUMENT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=3600, public");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(json(answer.body()).path("asyncapi").asString()).isEqualTo("3.0.0");
    }

    @Test
    void who_has_the_document_is_told_that_it_is_still_the_same() {
        var browser = browser();
        var eTag = browser.get(DOCUMENT).header("ETag");
        assertThat(eTag).matches("\"[0-9a-f]{32}\"");
        var again = browser.request(DOCUMENT).header("If-None-Match", eTag).GET();
        assertThat(browser.send(again, DOCUMENT).status()).isEqualTo(304);
    }

    @Test
    void the_document_can_only_be_read() {
        var browser = browser();
        var deletion = browser.request(DOCUMENT).DELETE();
        assertThat(browser.send(deletion, DOCUMENT).status()).isEqualTo(404);
    }

    @Test
    void people_find_every_topic_event_and_form_of_the_document_on_one_page() {
        var document = json(browser().get(DOCUMENT).body());
        var answer = browser().get("/docs/events");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        var page = answer.page();
        assertThat(page.select("h2 code").eachText())
                .containsExactlyElementsOf(document.path("channels").propertyNames());
        assertThat(page.select("h3 code").eachText())
                .containsAll(document.at("/components/messages").propertyNames());
        var links = page.select("main a[href^=#]").eachAttr("href");
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(page.select(id(link))).hasSize(1));
        assertThat(page.select("main a[href=" + DOCUMENT + "]")).hasSize(1);
    }

    @Test
    void an_event_is_shown_with_what_it_says_its_fields_and_an_example() {
        var page = browser().get("/docs/events").page();
        var offered = page.expectFirst(id("#org.talanoa.seat.offered.v1"));
        assertThat(offered.expectFirst("p").text())
                .isEqualTo(
                        "A seat got free and is kept for the organization until the offer ends.");
        assertThat(offered.select("tbody th").eachText()).containsExactly("seat");
        assertThat(offered.select("tbody a").attr("href")).isEqualTo("#form-SeatFacts");
        assertThat(json(offered.expectFirst("pre").text()).at("/seat/state").asString())
                .isEqualTo("OFFERED");
    }

    @Test
    void a_form_is_shown_with_its_fields_or_its_values() {
        var page = browser().get("/docs/events").page();
        assertThat(row(page.expectFirst("#form-SeatFacts"), "offerUntil"))
                .isEqualTo(
                        "string (date-time) | null · may be missing until when an offered seat can be taken; null in every other state");
        assertThat(row(page.expectFirst("#form-SeatFacts"), "registration"))
                .isEqualTo("RegistrationId A registration: a UUID.");
        assertThat(row(page.expectFirst("#form-MailFacts"), "notices"))
                .startsWith("NoticeId[] what it tells");
        assertThat(page.select("#form-Visibility .tag").eachText())
                .containsExactly("PUBLIC", "ORGANIZATION_ONLY", "CONFIDENTIAL");
        assertThat(page.select("#form-Visibility .item").eachText())
                .contains("CONFIDENTIAL: Neither is shown.");
    }

    @Test
    void the_words_around_are_the_readers_and_what_is_said_is_marked_as_english() {
        var page = browser().speaks("ar").get("/docs/events").page();
        assertThat(page.expectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.expectFirst("h1").text()).isEqualTo("الأحداث");
        assertThat(page.select("main .notice")).hasSize(1);
        var said = page.expectFirst(id("#org.talanoa.seat.offered.v1")).expectFirst("[lang=en]");
        assertThat(said.attr("dir")).isEqualTo("ltr");
        for (var language : List.of("fr", "es", "ru", "zh")) {
            var other = browser().speaks(language).get("/docs/events").page();
            assertThat(other.expectFirst("thead").text()).isNotEqualTo("Field What it says");
        }
    }

    private static String row(Element form, String field) {
        return form.select("tbody tr").stream()
                .filter(row -> row.expectFirst("th").text().equals(field))
                .map(row -> row.expectFirst("td").text())
                .findFirst()
                .orElseThrow();
    }

    /** As a selector, in which a dot has a meaning of its own. */
    private static String id(String link) {
        return "[id=" + link.substring(1) + "]";
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
