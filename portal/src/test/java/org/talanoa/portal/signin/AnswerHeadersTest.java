package org.talanoa.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.staff.Role;

/** What every answer tells a browser, of whatever kind it is. */
class AnswerHeadersTest extends PortalTest {
    private static final String LINE = " HTTP/1.1\r\nHost: portal\r\n";

    private static final Map<String, String> STRICT =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "Referrer-Policy",
                    "same-origin",
                    "Permissions-Policy",
                    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cross-Origin-Resource-Policy",
                    "same-origin");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /nothing-here",
                "GET /signin",
                "GET /console",
                "POST /signin",
                "GET /talanoa.css",
                "GET /webjars/bootstrap/dist/css/bootstrap.min.css",
                "GET /livez",
                "OPTIONS /"
            })
    void pages_files_and_redirections_have_the_strict_headers(String asked) {
        hasStrictHeaders(answerTo(asked + LINE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/reviews",
                "GET /api/v1/nothing-here",
                "POST /api/v1/access-tokens",
                "GET /oauth2/jwks",
                "POST /oauth2/token"
            })
    void what_programs_get_has_them_too(String asked) {
        hasStrictHeaders(answerTo(asked + LINE));
    }

    /** The first ones are refused by the firewall, the others by the container. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /",
                "BREW /",
                "GET //",
                "GET /;jsessionid=1",
                "GET /api/v1/registrations/;a=1",
                "GET /a/../console",
                "GET /reviews/a%0d%0ab",
                "GET /?x=%zz",
                "GET /%2e%2e/x",
                "GET /reviews/%00",
                "GET /reviews/%",
                "GET /reviews/a%2fb",
                "GET /reviews/\\",
                "GET /<script>",
                "GET http://[/",
                "GET nothing",
                "GE\u0001T /"
            })
    void what_is_turned_away_has_them_too(String asked) {
        var answer = answerTo(asked + LINE);
        assertThat(answer).startsWith("HTTP/1.1 40");
        hasStrictHeaders(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n",
                "GET / HTTP/9.9\r\nHost: portal\r\n",
                "CONNECT /api/v1/reviews HTTP/1.1\r\nHost: portal\r\n",
                "CONNECT portal:443 HTTP/1.1\r\nHost: portal:443\r\n",
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n",
                "GET / HTTP/1.1\r\nHost: portal\r\nHost: other\r\n",
                "GET / HTTP/1.1\r\nHost: portal\r\nBad header: x\r\n",
                "POST / HTTP/1.1\r\nHost: portal\r\nContent-Length: x\r\n",
                "POST / HTTP/1.1\r\nHost: portal\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
                "POST / HTTP/1.1\r\nHost: portal\r\nTransfer-Encoding: nonsense\r\n"
            })
    void even_what_is_hardly_a_request_gets_them(String request) {
        var answer = answerTo(request);
        assertThat(answer).startsWith("HTTP/1.1 400 ");
        hasStrictHeaders(answer);
    }

    @Test
    void a_live_stream_has_them_too_while_it_is_open() throws IOException {
        var browser = signedIn(Role.VIEWER);
        var asked = browser.request("/console/stream?review=" + Examples.CURRENT).GET();
        var stream = browser.send(asked, BodyHandlers.ofInputStream());
        try (var _ = stream.body()) {
            assertThat(stream.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            STRICT.forEach((name, value) ->
                    assertThat(stream.headers().allValues(name)).as(name).containsExactly(value));
        }
    }

    /** Addresses are made of BASE_URL alone: else a mailed or cached page could lead elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /console",
                "GET /signin",
                "GET /access",
                "GET /docs",
                "GET /nothing-here",
                "GET /api/v1/openapi.json",
                "GET /api/v1/nothing-here",
                "POST /signin",
                "POST /oauth2/token"
            })
    void whoever_is_named_as_the_host_is_in_no_answer(String asked) {
        var answer =
                answerTo(
                        asked
                                + " HTTP/1.1\r\nHost: evil.example.net\r\n"
                                + "X-Forwarded-Host: evil.example.net\r\n"
                                + "Forwarded: host=evil.example.net\r\n");
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("evil.example.net");
    }

    /** The strict headers end with the sign that no other site is let in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /api/v1/reviews",
                "POST /api/v1/registrations",
                "OPTIONS /api/v1/registrations",
                "OPTIONS /console"
            })
    void no_other_site_may_read_an_answer(String asked) {
        hasStrictHeaders(
                answerTo(
                        asked
                                + LINE
                                + "Origin: https://evil.example.net\r\n"
                                + "Access-Control-Request-Method: POST\r\n"));
    }

    @Test
    void a_broken_address_of_the_api_is_a_problem() {
        assertThat(answerTo("GET /api/v1/reviews/%zz" + LINE))
                .contains("application/problem+json", "\"code\":\"BAD_REQUEST\"", "\"status\":400");
    }

    @Test
    void a_page_is_kept_in_no_cache_and_what_the_api_says_of_it_stays() {
        assertThat(browser().get("/").header("Cache-Control")).contains("no-store");
        assertThat(browser().get("/api/v1/nothing").header("Cache-Control")).contains("no-store");
        CONSULTATION.answers(
                "GET",
                "/api/v1/reviews/r",
                exchange -> {
                    exchange.getResponseHeaders().set("Cache-Control", "max-age=60");
                    exchange.sendResponseHeaders(200, -1);
                });
        assertThat(browser().get("/api/v1/reviews/r").header("Cache-Control"))
                .isEqualTo("max-age=60");
    }

    private String answerTo(String request) {
        return browser().raw(request + "Connection: close\r\n\r\n");
    }

    private static void hasStrictHeaders(String answer) {
        var head = answer.lines().takeWhile(line -> !line.isEmpty()).toList();
        for (var header : STRICT.entrySet()) {
            assertThat(head)
                    .filteredOn(line -> line.startsWith(header.getKey() + ":"))
                    .as(head.getFirst())
                    .containsExactly(header.getKey() + ": " + header.getValue());
        }
        assertThat(head)
                .noneMatch(line -> line.startsWith("Server:"))
                .noneMatch(line -> line.startsWith("Access-Control-"))
                .noneMatch(line -> line.startsWith("Strict-Transport-Security"));
        assertThat(answer).doesNotContain("<style", "Tomcat", "Exception");
    }
}
