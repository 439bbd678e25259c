package org.talanoa.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talanoa.portal.registration.Fill.ANSWERS;
import static org.talanoa.portal.registration.Fill.CONSENTS;
import static org.talanoa.portal.registration.Fill.ORGANIZATION;
import static org.talanoa.portal.registration.Fill.PEOPLE;
import static org.talanoa.portal.registration.Fill.SHOWN;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form as a browser without JavaScript meets it. */
class RegistrationFormTest extends PortalTest {
    private static final String FORM = "/reviews/" + Examples.CURRENT + "/register";

    @Autowired private JsonMapper json;

    private Browser browser;

    @BeforeEach
    void somebody_sits_down_at_a_browser() {
        browser = browser();
    }

    @Test
    void a_filled_form_becomes_one_registration_and_leads_to_what_happens_next() {
        Examples.registrationsAreAccepted(REGISTRATION);
        var check = fillIn();
        assertThat(check.page().expectFirst("h1").text()).isEqualTo("Check and send");
        assertThat(check.page().select("dl.answers").text())
                .contains(
                        "Lagoon Voices <b>Youth</b> Assembly (LVYA)",
                        "Kiribati",
                        "tala@example.org");
        var sent = browser.send(check.form("#registration").with(CONSENTS));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("Location")).isEqualTo("/registrations/r1/received");

        var asked = REGISTRATION.asked("POST").getLast();
        assertThat(asked.header("Idempotency-Key"))
                .isEqualTo(check.form("#registration").value("idempotencyKey"));
        JsonNode body = json.readTree(asked.body());
        assertThat(body)
                .isEqualTo(
                        json.readTree(
                                """
                                {"reviewId":"gcm-ap-2027-2028",
                                 "organization":{"name":"Lagoon Voices <b>Youth</b> Assembly","acronym":"LVYA","type":"youth","country":"KI","website":"https://example.org"},
                                 "focalPoint":{"givenName":"Tala","familyName":"Fonoti","email":"tala@example.org","locale":"en"},
                                 "delegates":[{"givenName":"Tala","familyName":"Fonoti","email":"tala@example.org","locale":"en",
                                               "consultationIds":["c2","c3"],"wantsToSpeak":true,"accessNeeds":"captions"}],
                                 "consultationIds":["c2","c3"],"visibility":"ORGANIZATION_ONLY","formVersion":3,
                                 "answers":{"work":"Moving with dignity.\\r\\nAnd more.","before":"no","reach":"women,children"},
                                 "consents":{"privacyNotice":true,"codeOfConduct":true,"publishName":true,"mailingList":false}}
                                """));

        var received = browser.get(sent.header("Location")).page();
        assertThat(received.text()).contains("We have your registration", "TAL-7K2P");
        assertThat(browser().get(sent.header("Location")).page().text()).doesNotContain("TAL-7K2P");
    }

    @Test
    void the_same_page_sent_twice_carries_the_same_key() {
        Examples.registrationsAreAccepted(REGISTRATION);
        var form = fillIn().form("#registration").with(CONSENTS);
        browser.send(form);
        browser.send(form);
        assertThat(REGISTRATION.asked("POST").stream().map(one -> one.header("Idempotency-Key")))
                .hasSize(2)
                .containsOnly(form.value("idempotencyKey"));
        assertThat(browser.get(FORM).form("#registration").value("idempotencyKey"))
                .isNotEqualTo(form.value("idempotencyKey"));
    }

    @Test
    void what_is_missing_is_said_on_top_and_at_the_field_and_nothing_typed_is_lost() {
        var first = browser.get(FORM).form("#registration");
        var answer =
                browser.send(
                        first.with(
                                "organization.name", "Lagoon \"Voices\"",
                                "organization.website", "lagoon",
                                "do", "next"));
        assertThat(answer.status()).isEqualTo(422);
        var page = answer.page();
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".errors[autofocus][tabindex=-1]")).hasSize(1);
        assertThat(page.select(".errors a").eachAttr("href"))
                .containsExactly(
                        "#organization-type", "#organization-country", "#organization-website");
        for (var link : page.select(".errors a")) {
            assertThat(page.getElementById(link.attr("href").substring(1))).isNotNull();
        }
        var website = page.expectFirst("#organization-website");
        assertThat(website.attr("aria-invalid")).isEqualTo("true");
        assertThat(page.expectFirst("#" + website.attr("aria-describedby")).text())
                .contains("https://example.org");
        assertThat(answer.form("#registration").value("organization.name"))
                .isEqualTo("Lagoon \"Voices\"");
        assertThat(website.val()).isEqualTo("lagoon");
        assertThat(answer.form("#registration").value("idempotencyKey"))
                .isEqualTo(first.value("idempotencyKey"));
    }

    @Test
    void people_are_added_and_removed_by_buttons_and_keep_what_was_typed() {
        var people = step(browser.get(FORM), ORGANIZATION);
        var two = browser.send(people.form("#registration").with(PEOPLE).with("do", "add"));
        var filled =
                browser.send(
                        two.form("#registration")
                                .with(
                                        "delegates.1.givenName", "Ioane",
                                        "delegates.1.consultationIds", "c3",
                                        "do", "add"));
        assertThat(filled.page().select("fieldset.delegate")).hasSize(3);
        assertThat(filled.form("#registration").value("delegates.0.accessNeeds"))
                .isEqualTo("captions");
        var without = browser.send(filled.form("#registration").with("do", "remove-0"));
        var form = without.form("#registration");
        assertThat(without.page().select("fieldset.delegate")).hasSize(2);
        assertThat(form.value("delegates.0.givenName")).isEqualTo("Ioane");
        assertThat(form.value("delegates.0.consultationIds")).isEqualTo("c3");
        assertThat(form.value("delegates.0.same")).isEmpty();
        assertThat(form.value("focalPoint.email")).isEqualTo("tala@example.org");
    }

    @Test
    void two_delegates_cannot_share_an_address() {
        var two =
                browser.send(
                        step(browser.get(FORM), ORGANIZATION)
                                .form("#registration")
                                .with(PEOPLE)
                                .with("do", "add"));
        var answer =
                browser.send(
                        two.form("#registration")
                                .with(
                                        "delegates.1.givenName", "Ioane",
                                        "delegates.1.familyName", "Teb",
                                        "delegates.1.email", "TALA@example.org",
                                        "delegates.1.locale", "fr",
                                        "delegates.1.consultationIds", "c3",
                                        "do", "next"));
        assertThat(answer.page().select(".errors li").eachText())
                .containsExactly(
                        "Delegate 2: Another delegate has this address already. Each one needs an address of her own");
        assertThat(answer.page().select("#delegates-1-locale option").eachAttr("value"))
                .containsExactly("", "en", "fr");
    }

    @Test
    void a_consultation_that_is_not_open_cannot_be_chosen_by_a_trick() {
        var people = step(browser.get(FORM), ORGANIZATION).form("#registration").with(PEOPLE);
        assertThat(browser.send(people).page().expectFirst("h1").text()).isEqualTo("Your answers");
        var answer = browser.send(people.with("delegates.0.consultationIds", "c4"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".errors a").eachAttr("href"))
                .containsExactly("#delegates-0-consultationIds");
    }

    @Test
    void what_the_service_refuses_leads_back_to_all_the_fields_at_once() {
        REGISTRATION.answers(
                "POST",
                "/api/v1/registrations",
                422,
                "application/problem+json",
                """
                {"type":"about:blank","title":"Invalid","status":422,"errors":[
                  {"pointer":"/organization/name","code":"X","message":"Name is reserved"},
                  {"pointer":"/delegates/0/email","code":"X","message":"No such domain"},
                  {"pointer":"/answers/work","code":"Y","message":"Too short"},
                  {"pointer":"/reviewId","code":"Z","message":"Review is closed"}]}
                """);
        var answer = browser.send(fillIn().form("#registration").with(CONSENTS));
        assertThat(answer.status()).isEqualTo(422);
        var page = answer.page();
        assertThat(page.select(".errors li").eachText())
                .containsExactly(
                        "Name is reserved", "No such domain", "Too short", "Review is closed");
        for (var link : page.select(".errors a")) {
            assertThat(page.getElementById(link.attr("href").substring(1))).isNotNull();
        }
        assertThat(page.select(".errors a").eachAttr("href"))
                .containsExactly("#organization-name", "#focalPoint-email", "#answers-work");
        var form = answer.form("#registration");
        assertThat(form.value("answers.work")).contains("Moving with dignity.");
        assertThat(form.value("consents.privacyNotice")).isEqualTo("true");
        assertThat(REGISTRATION.asked("POST").getLast().header("Accept-Language")).isEqualTo("en");
        Examples.registrationsAreAccepted(REGISTRATION);
        var check = browser.send(form.with("do", "next"));
        assertThat(check.page().expectFirst("h1").text()).isEqualTo("Check and send");
        assertThat(browser.send(check.form("#registration").with("do", "send")).status())
                .isEqualTo(303);
    }

    @Test
    void what_the_service_refuses_of_a_delegate_names_the_delegate() {
        REGISTRATION.answers(
                "POST",
                "/api/v1/registrations",
                422,
                "application/problem+json",
                """
                {"status":422,"errors":[
                  {"pointer":"/delegates/0/consultationIds/1","code":"CONSULTATION_UNKNOWN","message":"x"},
                  {"pointer":"/consultationIds/1","code":"CONSULTATION_NOT_OPEN","message":"x"},
                  {"pointer":"/delegates/3","code":"INVALID","message":"x"}]}
                """);
        var answer = browser.send(fillIn().form("#registration").with(CONSENTS));
        assertThat(answer.page().select(".errors li").eachText())
                .containsExactly(
                        "Delegate 1: A consultation you chose is not part of this review any more. Choose again",
                        "A consultation you chose takes no registrations any more. Choose again",
                        "Delegate 4: This is not possible here");
    }

    @Test
    void a_fault_in_a_step_that_this_review_does_not_have_loses_nothing() {
        var check = fillIn().form("#registration").with(CONSENTS);
        withoutQuestions();
        REGISTRATION.answers(
                "POST",
                "/api/v1/registrations",
                422,
                "application/problem+json",
                """
                {"status":422,"errors":[{"pointer":"/answers/work","code":"REQUIRED","message":"x"}]}
                """);
        var answer = browser.send(check);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().expectFirst("h1").text()).isEqualTo("Check and send");
        assertThat(answer.page().select(".errors li").eachText())
                .containsExactly("Something is needed here");
        assertThat(answer.page().select(".errors a")).isEmpty();
        assertThat(answer.form("#registration").value("organization.acronym")).isEqualTo("LVYA");
    }

    @Test
    void buttons_that_the_form_does_not_have_show_it_and_lose_nothing() {
        withoutQuestions();
        var form = browser.get(FORM).form("#registration").with("organization.acronym", "LVYA");
        for (var action : List.of("to", "to-", "to-ANSWERS", "remove", "nonsense", "-")) {
            var answer = browser.send(form.with("do", action));
            assertThat(answer.status()).as(action).isEqualTo(200);
            assertThat(answer.form("#registration").value("organization.acronym"))
                    .isEqualTo("LVYA");
        }
        for (var action : List.of("", "next", "to-ANSWERS")) {
            var answer = browser.send(form.with("step", "ANSWERS", "do", action));
            assertThat(answer.status()).as(action).isEqualTo(200);
        }
    }

    @Test
    void steps_that_were_gone_through_say_so_to_those_who_hear_them() {
        var people = step(browser.get(FORM), ORGANIZATION).page();
        assertThat(people.select(".stepper li:has(.visually-hidden)").eachText())
                .containsExactly("1. Organization , done");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void while_the_service_or_its_database_is_away_the_page_keeps_everything_and_can_be_sent_again(
            boolean serviceAnswers) {
        var check = fillIn().form("#registration").with(CONSENTS);
        if (serviceAnswers) {
            var problem = "{\"status\": 503, \"code\": \"DATABASE_AWAY\"}";
            REGISTRATION.answers(
                    "POST", "/api/v1/registrations", 503, "application/problem+json", problem);
        } else REGISTRATION.goesAway();
        var away = browser.send(check);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(away.page().text()).contains("it counts once");
        REGISTRATION.reset();
        Examples.registrationsAreAccepted(REGISTRATION);
        var sent = browser.send(away.form("#registration").with("do", "send"));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(REGISTRATION.asked("POST").getLast().header("Idempotency-Key"))
                .isEqualTo(check.value("idempotencyKey"));
    }

    @Test
    void while_the_reviews_are_away_a_page_with_all_that_was_typed_waits_for_them() {
        var filled = browser.get(FORM).form("#registration").with(ORGANIZATION);
        CONSULTATION.goesAway();
        assertThat(browser.get(FORM).status()).isEqualTo(503);
        var away = browser.send(filled);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotEmpty();
        assertThat(away.form("#registration").value("organization.acronym")).isEqualTo("LVYA");
        CONSULTATION.reset();
        Examples.reviewsIn(CONSULTATION);
        var again = browser.send(away.form("#registration").with("do", "next"));
        assertThat(again.page().expectFirst("h1").text()).isEqualTo("Who comes");
    }

    @Test
    void a_choice_of_language_or_colours_keeps_what_was_typed_and_judges_nothing() {
        var filled = browser.get(FORM).form("#registration").with("organization.name", "LV");
        var french = browser.send(filled.with("lang", "fr"));
        assertThat(french.status()).isEqualTo(200);
        assertThat(french.page().expectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(french.page().select(".errors")).isEmpty();
        assertThat(french.form("#registration").value("organization.name")).isEqualTo("LV");
        var dark = browser.send(french.form("#registration").with("theme", "dark"));
        assertThat(dark.page().select("link[href*=talanoa-dark]").attr("media"))
                .isEqualTo("screen");
        assertThat(dark.form("#registration").value("organization.name")).isEqualTo("LV");
    }

    @Test
    void a_form_whose_token_is_gone_shows_itself_once_more_and_sends_nothing() {
        var check = fillIn().form("#registration").with(CONSENTS);
        browser.cookies().clear();
        var again = browser.send(check);
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.page().text()).contains("Nothing you typed is lost");
        assertThat(REGISTRATION.asked("POST")).isEmpty();
        Examples.registrationsAreAccepted(REGISTRATION);
        var sent = browser.send(again.form("#registration").with("do", "send"));
        assertThat(sent.status()).isEqualTo(303);
    }

    @Test
    void there_is_no_form_for_a_review_that_is_over() {
        var page = browser.get("/reviews/" + Examples.PAST + "/register").page();
        assertThat(page.select("#registration")).isEmpty();
        assertThat(page.text()).contains("Registration is not open");
    }

    @Test
    void the_pages_of_the_form_have_the_strict_headers() {
        var answer = step(browser.get(FORM), ORGANIZATION);
        assertThat(answer.header("Content-Security-Policy")).contains("script-src 'self'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.page().select("[style], style, script:not([src]), [onclick]")).isEmpty();
    }

    private void withoutQuestions() {
        var review = (ObjectNode) json.readTree(Examples.REVIEW);
        review.remove("form");
        CONSULTATION.answers(
                "GET",
                "/api/v1/reviews/" + Examples.CURRENT,
                200,
                "application/json",
                review.toString());
    }

    private Browser.Answer fillIn() {
        var people = step(browser.get(FORM), ORGANIZATION);
        var answers = step(people, PEOPLE);
        var shown = step(answers, ANSWERS);
        return step(shown, SHOWN);
    }

    private Browser.Answer step(Browser.Answer page, String... filled) {
        var next = browser.send(page.form("#registration").with(filled));
        assertThat(next.page().select(".errors li").eachText()).isEmpty();
        assertThat(next.status()).isEqualTo(200);
        return next;
    }
}
