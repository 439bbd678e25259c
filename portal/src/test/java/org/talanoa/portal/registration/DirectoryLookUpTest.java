package org.talanoa.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;
import tools.jackson.databind.json.JsonMapper;

/** What the directory does for the first step of the form, in a browser without JavaScript. */
class DirectoryLookUpTest extends PortalTest {
    private static final String FORM = "/reviews/" + Examples.CURRENT + "/register";
    private static final String CHANGE = "/registrations/r1/change";
    private static final String ORGANIZATIONS = "/api/v1/organizations";
    private static final String NETWORK =
            """
            {"id":"d1","names":{"en":"Asia Pacific Refugee Rights Network","fr":"Réseau Asie-Pacifique"},
             "acronym":"APRRN","type":"civil_society","country":"TH"}
            """;
    private static final String ALLIANCE =
            """
            {"id":"d2","names":{"en":"Asia <b>Alliance</b> & \\"Friends\\""},"acronym":null,"type":"alliance","country":"XX"}
            """;

    @Autowired private JsonMapper json;

    private Browser browser;

    @BeforeEach
    void somebody_sits_down_at_a_browser_and_the_directory_has_two_organizations() {
        browser = browser();
        has(NETWORK, ALLIANCE);
    }

    @Test
    void what_the_directory_has_for_the_typed_name_is_offered_and_nothing_is_chosen() {
        var answer = lookUp("Asia & “+”");
        var page = answer.page();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(page.expectFirst("#directory-said").text())
                .isEqualTo("Found in the directory: 2");
        assertThat(page.select("#directory label").eachText())
                .containsExactly(
                        "Asia Pacific Refugee Rights Network (APRRN) Civil society organization · Thailand",
                        "Asia <b>Alliance</b> & \"Friends\"",
                        "None of these");
        assertThat(page.select("#directory legend").text()).isEqualTo("Is it one of these?");
        assertThat(page.select("#directory [checked]")).isEmpty();
        assertThat(answer.form("#registration").value("organization.name")).isEqualTo("Asia & “+”");
        assertThat(REGISTRATION.asked().getLast().uri().getQuery())
                .contains("reviewId=gcm-ap-2027-2028", "q=Asia & “+”", "size=8");
    }

    @Test
    void the_button_leads_to_what_it_finds() {
        var button = browser.get(FORM).page().expectFirst("button[value=look-up]");
        assertThat(button.attr("formaction")).isEqualTo(FORM + "#directory");
    }

    @Test
    void names_are_in_the_readers_language_as_far_as_they_can_be_had() {
        browser.speaks("fr");
        assertThat(lookUp("Asia").page().select("#directory label b").eachText())
                .containsExactly("Réseau Asie-Pacifique", "Asia <b>Alliance</b> & \"Friends\"");
        browser.speaks("ar");
        var arabic = lookUp("Asia").page();
        assertThat(arabic.select("#directory label > b > bdi[lang=en]").eachText())
                .contains("Asia Pacific Refugee Rights Network");
        assertThat(arabic.select("#directory label > bdi").eachText()).containsExactly("APRRN");
    }

    @Test
    void
            a_choice_brings_its_name_fills_what_was_left_empty_and_is_shown_before_it_is_sent_and_sent() {
        var next = next(lookUp("Asia Pacific").form("#registration"), "d1");
        assertThat(next.page().expectFirst("h1").text()).isEqualTo("Who comes");
        var form = next.form("#registration");
        assertThat(form.value("organization.name"))
                .isEqualTo("Asia Pacific Refugee Rights Network");
        assertThat(form.value("organization.acronym")).isEqualTo("APRRN");
        assertThat(form.value("organization.type")).isEqualTo("civil_society");
        assertThat(form.value("organization.country")).isEqualTo("TH");

        Examples.registrationsAreAccepted(REGISTRATION);
        var check = check(next);
        assertThat(check.page().select("dl.answers > div:contains(In the directory) dd").text())
                .isEqualTo("Asia Pacific Refugee Rights Network (APRRN)");
        send(check);
        assertThat(sent("directoryId")).isEqualTo("d1");
        assertThat(sent("acronym")).isEqualTo("APRRN");
    }

    @Test
    void what_was_typed_stays_and_what_this_review_does_not_know_is_not_filled_in() {
        var found = lookUp("Asia").form("#registration");
        var typed = found.with("organization.acronym", "AA", "organization.country", "KI");
        var kept = next(typed, "d1").form("#registration");
        assertThat(kept.value("organization.acronym")).isEqualTo("AA");
        assertThat(kept.value("organization.country")).isEqualTo("KI");
        var unknown = next(found, "d2");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.page().select(".errors a").eachAttr("href"))
                .containsExactly("#organization-type", "#organization-country");
        assertThat(unknown.page().select("#directory [checked]").eachAttr("value"))
                .containsExactly("d2");
    }

    @Test
    void what_is_emptied_after_the_choice_stays_empty() {
        var people = next(lookUp("Asia").form("#registration"), "d1");
        var back = browser.send(people.form("#registration").with("do", "to-ORGANIZATION"));
        var emptied = back.form("#registration").with("organization.acronym", "", "do", "next");
        assertThat(browser.send(emptied).form("#registration").value("organization.acronym"))
                .isEmpty();
    }

    @Test
    void a_choice_stays_in_sight_and_can_be_taken_back() {
        Examples.registrationsAreAccepted(REGISTRATION);
        var people = next(lookUp("Asia").form("#registration"), "d1");
        var back = browser.send(people.form("#registration").with("do", "to-ORGANIZATION"));
        assertThat(back.page().select("#directory [checked]").eachAttr("value"))
                .containsExactly("d1");
        has();
        var again =
                browser.send(
                        back.form("#registration")
                                .with("organization.name", "Another", "do", "look-up"));
        assertThat(again.page().select("#directory [checked]").eachAttr("value"))
                .containsExactly("d1");
        var taken = next(again.form("#registration"), "");
        var check = check(taken);
        assertThat(check.page().text()).doesNotContain("In the directory");
        send(check);
        assertThat(sent("directoryId")).isEmpty();
        assertThat(sent("acronym")).isEqualTo("APRRN");
    }

    @Test
    void without_a_match_or_a_name_or_the_service_one_sentence_says_that_the_form_goes_on() {
        has();
        assertGoesOn("Nobody", "The directory has no organization of this name.");
        assertThat(REGISTRATION.asked("GET")).hasSize(1);
        assertGoesOn("N", "Write at least two letters");
        assertThat(REGISTRATION.asked("GET")).hasSize(1);
        REGISTRATION.reset();
        assertGoesOn("Nobody", "The directory can’t be asked just now.");
        REGISTRATION.goesAway();
        assertGoesOn("Nobody", "The directory can’t be asked just now.");
    }

    @Test
    void an_organization_that_the_directory_has_no_more_leads_back_to_the_choice() {
        REGISTRATION.answers(
                "POST",
                "/api/v1/registrations",
                422,
                "application/problem+json",
                """
                {"status":422,"errors":[{"pointer":"/organization/directoryId","code":"DIRECTORY_UNKNOWN","message":"x"}]}
                """);
        var answer = send(check(next(lookUp("Asia").form("#registration"), "d1")));
        var page = answer.page();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(page.select(".errors li").eachText())
                .containsExactly(
                        "The directory does not have the organization you chose any more. Choose another one, or “None of these”");
        assertThat(page.select(page.expectFirst(".errors a").attr("href")).attr("type"))
                .isEqualTo("radio");
        assertThat(page.expectFirst("#directory fieldset").attr("aria-describedby"))
                .contains("organization-directoryId-error");
        Examples.registrationsAreAccepted(REGISTRATION);
        var check = next(answer.form("#registration"), "");
        assertThat(send(check).status()).isEqualTo(303);
        assertThat(sent("directoryId")).isEmpty();
    }

    @Test
    void entries_that_are_none_of_ours_are_not_offered() {
        var form = lookUp("Asia").form("#registration").with("do", "");
        for (var forged : new String[] {"null", "{", "[]", "{\"id\":\"x\"}", "{\"names\":{}}"}) {
            var answer = browser.send(form.with("organization.found", forged));
            assertThat(answer.status()).as(forged).isEqualTo(200);
            assertThat(answer.page().select("#directory fieldset")).as(forged).isEmpty();
        }
    }

    @Test
    void a_script_gets_the_same_matches_without_the_rest_of_the_page() {
        var form = browser.get(FORM).form("#registration");
        var part =
                browser.send(
                        browser.request(FORM)
                                .header("X-Part", "directory")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "do=look-up&organization.name=Asia&_csrf="
                                                        + form.value("_csrf"))),
                        FORM);
        assertThat(part.page().select("body > #directory input[type=radio]")).hasSize(3);
        assertThat(part.page().select("h1, header, form")).isEmpty();
    }

    @Test
    void what_the_script_sends_of_a_form_is_enough_for_its_answer() {
        stands("");
        browser = comeIn("r1", "FOCAL_POINT");
        var change = changeForm().with("do", "to-ORGANIZATION");
        for (var page : List.of(browser.get(FORM), browser.send(change))) {
            var form = page.form("#registration").with("organization.name", "Asia");
            var script = page.page().expectFirst("script[src*=talanoa]").attr("src");
            var part =
                    browser.request(form.action())
                            .header("X-Part", "directory")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(
                                    BodyPublishers.ofString(
                                            sentBy(browser.get(script).body(), form)));
            var answer = browser.send(part, form.action());
            assertThat(answer.status()).as(form.action()).isEqualTo(200);
            assertThat(answer.page().select("body > #directory input[type=radio]")).hasSize(3);
        }
    }

    @Test
    void a_change_shows_the_entry_that_stands_and_sends_the_one_that_is_chosen_now() {
        stands("d2");
        REGISTRATION.answers("GET", ORGANIZATIONS + "/d2", 200, "application/json", ALLIANCE);
        browser = comeIn("r1", "FOCAL_POINT");
        assertThat(inDirectory(browser.get(CHANGE)))
                .isEqualTo("Asia <b>Alliance</b> & \"Friends\"");
        var organization = browser.send(changeForm().with("do", "to-ORGANIZATION"));
        assertThat(organization.page().select("#directory [checked]").eachAttr("value"))
                .containsExactly("d2");
        var form = organization.form("#registration");
        var on = browser.send(form.with("do", "next"));
        assertThat(on.form("#registration").value("organization.name"))
                .isEqualTo("Lagoon Voices Youth Assembly");
        assertThat(changed(on)).contains("\"directoryId\":\"d2\"");

        var found = browser.send(form.with("organization.name", "Asia Pacific", "do", "look-up"));
        assertThat(changed(next(found.form("#registration"), "d1")))
                .contains("\"directoryId\":\"d1\"", "Asia Pacific Refugee Rights Network");
        assertThat(changed(next(form, ""))).contains("\"directoryId\":null");
    }

    @Test
    void an_entry_that_can_not_be_had_stays_chosen() {
        stands("d9");
        browser = comeIn("r1", "FOCAL_POINT");
        var check = browser.get(CHANGE);
        assertThat(inDirectory(check)).isEqualTo("Lagoon Voices Youth Assembly");
        assertThat(changed(check)).contains("\"directoryId\":\"d9\"");
    }

    /** The registration, in the directory by this id, is there to be changed. */
    private static void stands(String directoryId) {
        var own = Examples.REGISTRATION;
        REGISTRATION.answers(
                "GET",
                "/api/v1/registrations/r1",
                200,
                "application/json",
                directoryId.isEmpty()
                        ? own
                        : own.replace(
                                "\"acronym\":\"LVYA\"",
                                "\"directoryId\":\"%s\"".formatted(directoryId)));
        REGISTRATION.answers("PATCH", "/api/v1/registrations/r1", 200, "application/json", "{}");
    }

    private Browser.Form changeForm() {
        return browser.get(CHANGE).form("#registration");
    }

    private static String inDirectory(Browser.Answer check) {
        return check.page().select("dl.answers > div:contains(In the directory) dd").text();
    }

    /** What the service is told when this is sent. */
    private String changed(Browser.Answer check) {
        var sent = browser.send(check.form("#registration").with("do", "send"));
        assertThat(sent.header("Location")).endsWith("?done=CHANGE");
        return REGISTRATION.asked("PATCH").getLast().body();
    }

    /** The fields that the script picks out of a form. */
    private static String sentBy(String script, Browser.Form form) {
        var picked = Pattern.compile("/([^/]+)/\\.test\\(field\\)").matcher(script);
        assertThat(picked.find()).isTrue();
        var fields = Pattern.compile(picked.group(1));
        return form.fields().stream()
                .filter(field -> fields.matcher(field.getKey()).find())
                .map(field ->
                        field.getKey()
                                + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "do=look-up&", ""));
    }

    private void assertGoesOn(String name, String sentence) {
        var answer = lookUp(name);
        assertThat(answer.status()).isEqualTo(200);
        Document page = answer.page();
        assertThat(page.expectFirst("#directory-said").text()).startsWith(sentence);
        assertThat(page.select("#directory fieldset")).isEmpty();
        assertThat(answer.form("#registration").value("organization.name")).isEqualTo(name);
        assertThat(answer.form("#registration").value("organization.website"))
                .isEqualTo("https://example.org");
    }

    private Browser.Answer lookUp(String name) {
        return browser.send(
                browser.get(FORM)
                        .form("#registration")
                        .with(
                                "organization.name", name,
                                "organization.website", "https://example.org",
                                "do", "look-up"));
    }

    private Browser.Answer next(Browser.Form form, String directoryId) {
        return browser.send(form.with("organization.directoryId", directoryId, "do", "next"));
    }

    private Browser.Answer check(Browser.Answer people) {
        var answers = browser.send(people.form("#registration").with(Fill.PEOPLE));
        var shown = browser.send(answers.form("#registration").with(Fill.ANSWERS));
        return browser.send(shown.form("#registration").with(Fill.SHOWN));
    }

    private Browser.Answer send(Browser.Answer check) {
        return browser.send(check.form("#registration").with(Fill.CONSENTS));
    }

    /** A field of the organization as it reached the service; empty for none. */
    private String sent(String field) {
        var body = json.readTree(REGISTRATION.asked("POST").getLast().body());
        return body.path("organization").path(field).asString("");
    }

    private static void has(String... entries) {
        REGISTRATION.answers(
                "GET",
                ORGANIZATIONS,
                200,
                "application/json",
                "{\"items\":[%s],\"page\":0,\"size\":8,\"total\":%d}"
                        .formatted(String.join(",", entries), entries.length));
    }
}
