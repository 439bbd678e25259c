package org.talanoa.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;

/**
 * The doors that are open to all, of a portal behind a proxy that lets each network through two
 * times.
 */
@TestPropertySource(
        properties = {
            "talanoa.base-url=https://portal.example.org",
            "talanoa.trusted-proxies=127.0.0.1,::1",
            "talanoa.limits.exempt=192.0.2.1",
            "talanoa.limits.per-hour.registrations=2",
            "talanoa.limits.per-hour.access-links=2",
            "talanoa.limits.per-hour.links-opened=2",
            "talanoa.limits.per-hour.submissions=2",
            "talanoa.limits.per-hour.wrong-passwords=2",
            "talanoa.limits.per-hour.wrong-secrets=2"
        })
class OpenDoorsTest extends PortalTest {
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    /** All that a registration may hold, some of it several times, and the button that sends it. */
    private static final String[] WHOLE = {
        "organization.name", "Reef \"&\" Co <1>",
        "organization.acronym", "RC",
        "organization.type", "youth",
        "organization.country", "KI",
        "organization.website", "https://example.org/?a=1&b=%20",
        "focalPoint.givenName", "Tala",
        "focalPoint.familyName", "Fonoti",
        "focalPoint.email", "tala@example.org",
        "focalPoint.locale", "en",
        "delegates.0.same", "true",
        "delegates.0.consultationIds", "c2",
        "delegates.0.consultationIds", "c3",
        "delegates.0.wantsToSpeak", "true",
        "delegates.0.accessNeeds", "captions",
        "answers.work", "First line\r\nand  second",
        "answers.before", "no",
        "answers.reach", "women",
        "answers.reach", "children",
        "visibility", "ORGANIZATION_ONLY",
        "consents.privacyNotice", "true",
        "consents.codeOfConduct", "true",
        "consents.publishName", "true",
        "do", "send"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/registrations",
                "/%61pi/v1/registrations",
                "/api/v1/registrations/r1/confirmation",
                "/api/v1/access-links",
                "/api/v1/access-tokens",
                "/api/v1/submissions"
            })
    void a_program_that_comes_too_often_is_told_when_to_come_back(String path) {
        var program = fromElsewhere();
        for (int i = 0; i < 2; i++) {
            assertThat(post(program, path).status()).isNotEqualTo(429);
        }
        var answer = post(program, path);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1700, 1801);
        assertThat(answer.body()).contains("\"code\":\"TOO_MANY_REQUESTS\"", "\"traceId\"");
        assertThat(post(fromElsewhere(), path).status()).isNotEqualTo(429);
        assertThat(program.get("/api/v1/reviews").status()).isEqualTo(200);
    }

    @Test
    void whom_the_operator_exempts_comes_as_often_as_she_likes() {
        var exempt = browser().from("192.0.2.1");
        for (int i = 0; i < 5; i++) {
            assertThat(post(exempt, "/api/v1/registrations").status()).isNotEqualTo(429);
        }
    }

    @Test
    void a_form_that_comes_too_often_is_kept_with_all_that_was_typed() {
        NOTIFICATION.answers("POST", "/api/v1/access-links", 202, "application/json", "");
        var browser = fromElsewhere();
        for (int i = 0; i < 2; i++) {
            assertThat(askForLink(browser).header("Location")).isEqualTo("/access/sent");
        }
        var asked = NOTIFICATION.asked().size();
        var before = Instant.now();
        var kept = askForLink(browser);
        assertThat(kept.status()).isEqualTo(429);
        assertThat(kept.page().select("h1").text())
                .isEqualTo("Too much comes from your network just now");
        var wait = Duration.ofSeconds(Integer.parseInt(kept.header("Retry-After")));
        assertThat(kept.page().select("main p").text())
                .containsAnyOf(
                        fullMinuteAfter(before.plus(wait).minusSeconds(1)),
                        fullMinuteAfter(Instant.now().plus(wait)));
        assertThat(NOTIFICATION.asked()).hasSize(asked);
        var again = browser.from(another()).send(kept.form("#kept"));
        assertThat(again.header("Location")).isEqualTo("/access/sent");
        assertThat(NOTIFICATION.asked().getLast().body()).contains("focal+1@example.org");
    }

    private static String fullMinuteAfter(Instant time) {
        var next = time.atZone(ZoneOffset.UTC).plusMinutes(1);
        return next.format(DateTimeFormatter.ofPattern("'from 'HH:mm' UTC on'"));
    }

    @Test
    void every_field_of_a_long_form_is_kept_and_taken_when_it_is_sent_again() {
        Examples.registrationsAreAccepted(REGISTRATION);
        var browser = fromElsewhere();
        for (int i = 0; i < 2; i++) {
            post(browser, "/api/v1/registrations");
        }
        var path = "/reviews/" + Examples.CURRENT + "/register";
        var form = browser.get(path).form("#registration").with(WHOLE);
        var before = REGISTRATION.asked().size();
        var kept = browser.send(form);
        assertThat(kept.status()).isEqualTo(429);
        assertThat(REGISTRATION.asked()).hasSize(before);
        assertThat(kept.page().select("#kept :is(input:not([type=hidden]), select, textarea)"))
                .isEmpty();
        assertThat(typed(kept.form("#kept"))).containsExactlyInAnyOrderElementsOf(typed(form));
        var button = kept.page().expectFirst("#kept button");
        var again = kept.form("#kept").with(button.attr("name"), button.val());
        var sent = browser.from(another()).send(again);
        assertThat(sent.header("Location")).isEqualTo("/registrations/r1/received");
        var asked = REGISTRATION.asked("POST").getLast();
        assertThat(asked.header("Idempotency-Key")).isEqualTo(form.value("idempotencyKey"));
        assertThat(asked.body())
                .contains(
                        "Reef \\\"&\\\" Co <1>",
                        "\"consultationIds\":[\"c2\",\"c3\"]",
                        "\"wantsToSpeak\":true",
                        "First line\\r\\nand  second",
                        "\"reach\":\"women,children\"",
                        "\"visibility\":\"ORGANIZATION_ONLY\"",
                        "\"publishName\":true",
                        "\"mailingList\":false");
    }

    /** All but what a page puts in by itself. */
    private static List<Map.Entry<String, String>> typed(Browser.Form form) {
        return form.fields().stream()
                .filter(field -> !Set.of("_csrf", "do").contains(field.getKey()))
                .toList();
    }

    @Test
    void a_kept_form_can_still_be_read_in_another_language() {
        var browser = fromElsewhere();
        useUpLinks(browser);
        var form = browser.get("/access?token=s3cret").form("#access");
        var kept = browser.send(form);
        assertThat(kept.status()).isEqualTo(429);
        assertThat(kept.header("Referrer-Policy")).isEqualTo("no-referrer");
        var french = browser.send(kept.form("#kept").with("lang", "fr"));
        assertThat(french.status()).isEqualTo(200);
        assertThat(french.page().expectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(french.form("#access").value("token")).isEqualTo("s3cret");
    }

    @Test
    void a_token_with_an_address_beside_it_counts_as_a_link_that_is_opened() {
        var browser = fromElsewhere();
        useUpLinks(browser);
        var both = browser.get("/access?token=s3cret").form("#access").with("email", "x");
        assertThat(browser.send(both).status()).isEqualTo(429);
    }

    @Test
    void of_a_long_form_only_the_button_that_sends_it_counts() {
        var browser = fromElsewhere();
        var path = "/reviews/" + Examples.CURRENT + "/register";
        var form = browser.get(path).form("#registration");
        for (int i = 0; i < 3; i++) {
            assertThat(browser.send(form.with("do", "next")).status()).isEqualTo(422);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(browser.send(form.with("do", "send-" + i)).status()).isEqualTo(422);
        }
        var kept = browser.send(form.with("do", "send", "organization.name", "Reef & Co <1>"));
        assertThat(kept.status()).isEqualTo(429);
        assertThat(kept.form("#kept").value("organization.name")).isEqualTo("Reef & Co <1>");
        assertThat(kept.page().select("#kept button").val()).isEqualTo("send");
        assertThat(browser.send(form.with("do", "next")).status()).isEqualTo(422);
    }

    @Test
    void wrong_passwords_of_many_accounts_make_a_network_slow() {
        var browser = fromElsewhere();
        for (int i = 0; i < 2; i++) {
            assertThat(signIn(browser, "nobody" + i).status()).isEqualTo(422);
        }
        var slow = signIn(browser, "another");
        assertThat(slow.status()).isEqualTo(429);
        assertThat(Integer.parseInt(slow.header("Retry-After"))).isPositive();
        assertThat(slow.form("#signin").value("username")).isEqualTo("another");
        assertThat(slow.form("#signin").value("password")).isEmpty();
    }

    @Test
    void names_that_no_client_has_are_not_remembered_one_by_one() {
        var network = another();
        for (int i = 0; i < 2; i++) {
            assertThat(token(network, "x".repeat(200) + i + ":wrong").status()).isEqualTo(401);
        }
        assertThat(token(network, "y".repeat(200) + ":wrong").status()).isEqualTo(429);
    }

    @Test
    void wrong_secrets_make_their_client_slow_and_no_other_behind_the_same_address() {
        var network = another();
        for (var wrong : new String[] {"reporting:wrong", "%72eporting:wrong"}) {
            assertThat(token(network, wrong).status()).isEqualTo(401);
        }
        var slow = token(network, "reporting:open+sesame");
        assertThat(slow.status()).isEqualTo(429);
        assertThat(slow.header("Content-Type")).startsWith("application/problem+json");
        assertThat(Integer.parseInt(slow.header("Retry-After"))).isPositive();
        assertThat(token(network, "another:wrong").status()).isEqualTo(401);
        for (int i = 0; i < 5; i++) {
            assertThat(token("198.51.100.250", "reporting:open+sesame").status()).isEqualTo(200);
        }
    }

    @Test
    void where_people_come_by_https_browsers_are_held_to_it() {
        for (var path : new String[] {"/", "/nothing-here", "/api/v1/reviews", "/talanoa.css"}) {
            assertThat(browser().get(path).header("Strict-Transport-Security"))
                    .as(path)
                    .isEqualTo("max-age=31536000; includeSubDomains");
        }
        assertThat(browser().get("/signin").response().headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-XSRF-TOKEN=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax");
    }

    private static String another() {
        return "198.51.100." + NETWORKS.incrementAndGet();
    }

    private Browser fromElsewhere() {
        return browser().from(another());
    }

    private static Browser.Answer post(Browser program, String path) {
        return program.send(
                program.request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")),
                path);
    }

    private static Browser.Answer askForLink(Browser browser) {
        var form = browser.get("/access").form("#link");
        return browser.send(
                form.with("reviewId", Examples.CURRENT, "email", "focal+1@example.org"));
    }

    private static void useUpLinks(Browser browser) {
        for (int i = 0; i < 2; i++) {
            post(browser, "/api/v1/access-tokens");
        }
    }

    private static Browser.Answer signIn(Browser browser, String username) {
        var form = browser.get("/signin").form("#signin");
        return browser.send(form.with("username", username, "password", "a wrong password"));
    }

    private Browser.Answer token(String network, String credentials) {
        var program = browser().from(network);
        var basic =
                Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return program.send(
                program.request("/oauth2/token")
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")),
                "/oauth2/token");
    }
}
