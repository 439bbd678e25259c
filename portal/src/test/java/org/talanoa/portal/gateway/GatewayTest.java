package org.talanoa.portal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talanoa.portal.Browser;
import org.talanoa.portal.Examples;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.StandIn;
import org.talanoa.portal.staff.Role;

class GatewayTest extends PortalTest {
    /** More than what is passed on at once. */
    private static final String MUCH = "one,".repeat(20_000);

    @ParameterizedTest
    @CsvSource({
        "/api/v1/registrations/1, registration",
        "/api/v1/registrations, registration",
        "/api/v1/organizations, registration",
        "/api/v1/reviews, consultation",
        "/api/v1/reviews/r, consultation",
        "/api/v1/reviews/r/consultations, consultation",
        "/api/v1/reviews/r/calendar.ics, consultation",
        "/api/v1/consultations/c, consultation",
        "/api/v1/reviews/r/recommendations, recommendation",
        "/api/v1/reviews/r/consensus-points, recommendation",
        "/api/v1/reviews/r/outcome, recommendation",
        "/api/v1/reviews/r/coverage, recommendation",
        "/api/v1/submissions/s, recommendation",
        "/api/v1/recommendations/p/similar, recommendation",
        "/api/v1/dashboards/r, dashboard",
        "/api/v1/notices/n, notification",
        "/api/v1/access-links, notification"
    })
    void each_path_is_answered_by_its_service(String path, String name) {
        var service = service(name);
        service.answers("GET", path, 200, "application/json", "{\"by\":\"" + name + "\"}");
        var answer = browser().get(path + "?q=1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(name);
        assertThat(service.asked().getLast().uri()).hasToString(path + "?q=1");
    }

    @Test
    void body_status_and_headers_pass_both_ways() {
        REGISTRATION.answers(
                "POST",
                "/api/v1/registrations",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/api/v1/registrations/7");
                    exchange.getResponseHeaders().set("ETag", "\"1\"");
                    exchange.sendResponseHeaders(201, -1);
                });
        var answer = post("{\"reviewId\":\"r\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/registrations/7");
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        var asked = REGISTRATION.asked().getLast();
        assertThat(asked.body()).isEqualTo("{\"reviewId\":\"r\"}");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer abc");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("k1");
        assertThat(asked.header("traceparent")).isNotEmpty();
    }

    @Test
    void neither_cookies_nor_claims_about_the_way_reach_a_service() {
        CONSULTATION.answers("GET", "/api/v1/reviews/r", 200, "application/json", "{}");
        var browser = browser();
        browser.cookies().put("session", "secret");
        browser.send(
                browser.request("/api/v1/reviews/r")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .header("X-Forwarded-Host", "evil.example.org")
                        .header("X-Client-Network", "203.0.113.9")
                        .header("Forwarded", "for=203.0.113.9"),
                "");
        var asked = CONSULTATION.asked().getLast();
        assertThat(asked.headers().toString())
                .doesNotContain("secret", "203.0.113.9", "evil.example.org");
        assertThat(asked.header("X-Client-Network")).isEqualTo("127.0.0.1");
    }

    @Test
    void a_service_that_is_away_is_a_problem_that_says_when_to_come_back() {
        NOTIFICATION.goesAway();
        assertAway(browser().get("/api/v1/notices"));
    }

    @Test
    void a_service_that_is_too_slow_is_away() {
        var done = new CountDownLatch(1);
        NOTIFICATION.answers("GET", "/api/v1/notices", _ -> await(done));
        assertAway(browser().get("/api/v1/notices"));
        done.countDown();
    }

    @Test
    void an_answer_may_be_read_for_longer_than_its_beginning_is_waited_for() {
        var more = new CountDownLatch(1);
        REGISTRATION.answers(
                "GET", "/api/v1/registrations", exchange -> inTwoParts(exchange, more));
        var answer =
                browser()
                        .send(
                                browser().request("/api/v1/registrations"),
                                BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(restOf(answer, more)).isEqualTo(MUCH + "two");
    }

    @Test
    void so_may_a_list_that_is_taken_along() {
        var more = new CountDownLatch(1);
        var browser = signedIn(Role.REGISTRAR);
        REGISTRATION.answers(
                "GET", "/api/v1/registrations", exchange -> inTwoParts(exchange, more));
        var answer =
                browser.send(
                        browser.request("/console/registrations.csv"),
                        BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(restOf(answer, more)).isEqualTo(MUCH + "two");
    }

    private static void inTwoParts(HttpExchange exchange, CountDownLatch between)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/csv");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(MUCH.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        await(between);
        exchange.getResponseBody().write("two".getBytes(StandardCharsets.UTF_8));
    }

    /** A call that does time out shows that the time has passed for this answer, too. */
    private String restOf(HttpResponse<InputStream> answer, CountDownLatch more) {
        var never = new CountDownLatch(1);
        NOTIFICATION.answers("GET", "/api/v1/notices", _ -> await(never));
        assertAway(browser().get("/api/v1/notices"));
        never.countDown();
        more.countDown();
        try (var body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/registrations/7", "POST, /api/v1/registrations"})
    void where_a_service_sends_on_to_only_the_caller_may_go(String method, String path) {
        var elsewhere = new StandIn();
        REGISTRATION.sendsOn(method, path, elsewhere.url() + "/inside");
        var answer =
                browser()
                        .send(
                                browser()
                                        .request(path)
                                        .header("Authorization", "Bearer abc")
                                        .method(method, BodyPublishers.ofString("{}")),
                                path);
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).isEqualTo(elsewhere.url() + "/inside");
        assertThat(REGISTRATION.asked(method)).hasSize(1);
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void nor_does_a_page_ask_anybody_but_the_service() {
        var elsewhere = new StandIn();
        REGISTRATION.sendsOn("GET", "/api/v1/registrations", elsewhere.url() + "/inside");
        assertThat(signedIn(Role.REGISTRAR).get("/console/registrations").status()).isEqualTo(503);
        assertThat(REGISTRATION.asked("GET")).isNotEmpty();
        CONSULTATION.sendsOn("GET", "/api/v1/reviews", elsewhere.url() + "/api/v1/reviews");
        Examples.reviewsIn(elsewhere);
        assertThat(browser().get("/").status()).isEqualTo(503);
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void an_unknown_path_is_a_problem_too() {
        var answer = browser().get("/api/v1/nonsense");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"traceId\"", "\"type\":\"urn:talanoa:problem:", "\"code\":\"");
    }

    @Test
    void links_are_redeemed_by_the_portal_and_nobody_else() {
        NOTIFICATION.answers(
                "GET", "/api/v1/access-links/redemption", 200, "application/json", "{}");
        assertThat(browser().get("/api/v1/access-links/redemption").status()).isEqualTo(404);
        assertThat(NOTIFICATION.asked()).isEmpty();
    }

    @Test
    void an_address_that_tries_tricks_is_a_problem_and_reaches_nobody() {
        var answer = browser().get("/api/v1/registrations/;a=1/../reviews");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(REGISTRATION.asked()).isEmpty();
    }

    @Test
    void parameters_that_cannot_be_read_are_a_problem_and_reach_nobody() {
        assertThat(browser().getRaw("/api/v1/reviews?x=%zz"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json")
                .doesNotContain("zz");
        assertThat(CONSULTATION.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, application/x-www-form-urlencoded",
        "POST, 'Application/X-WWW-Form-Urlencoded; charset=UTF-8'",
        "POST, multipart/form-data; boundary=x",
        "PUT, application/x-www-form-urlencoded"
    })
    void a_form_is_refused_and_never_becomes_part_of_an_address(String method, String type) {
        for (var path :
                List.of("/api/v1/registrations", "/%61pi/v1/registrations", "/api/v1/files")) {
            var answer =
                    browser()
                            .send(
                                    browser()
                                            .request(path)
                                            .header("Content-Type", type)
                                            .method(method, BodyPublishers.ofString("token=s3")),
                                    path);
            assertThat(answer.status()).as(path).isEqualTo(415);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"traceId\"");
        }
        assertThat(REGISTRATION.asked()).isEmpty();
    }

    @Test
    void a_body_over_the_limit_is_refused_whether_it_says_so_or_not() {
        REGISTRATION.answers("POST", "/api/v1/registrations", 201, "application/json", "{}");
        var tooLarge = "x".repeat(1024 * 1024 + 1);
        assertThat(post(tooLarge).status()).isEqualTo(413);
        var chunked =
                browser()
                        .send(
                                browser()
                                        .request("/api/v1/registrations")
                                        .POST(
                                                BodyPublishers.ofInputStream(() ->
                                                        new ByteArrayInputStream(
                                                                tooLarge.getBytes(
                                                                        StandardCharsets.UTF_8)))),
                                "");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.header("Content-Type")).startsWith("application/problem+json");
        assertThat(post("x".repeat(1024 * 1024)).status()).isEqualTo(201);
    }

    @Test
    void events_of_a_stream_come_one_by_one_and_outlast_the_time_out() throws Exception {
        var more = new CountDownLatch(1);
        DASHBOARD.answers(
                "GET",
                "/api/v1/dashboards/r/stream",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    var out = exchange.getResponseBody();
                    out.write("event: dashboard\ndata: 1\n\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    await(more);
                    out.write("event: dashboard\ndata: 2\n\n".getBytes(StandardCharsets.UTF_8));
                });
        var response =
                browser()
                        .send(
                                browser().request("/api/v1/dashboards/r/stream"),
                                BodyHandlers.ofInputStream());
        try (var events = new Scanner(response.body(), StandardCharsets.UTF_8)) {
            assertThat(events.nextLine()).isEqualTo("event: dashboard");
            assertThat(events.nextLine()).isEqualTo("data: 1");
            // A call that does time out shows that its time has passed for the stream, too.
            var never = new CountDownLatch(1);
            NOTIFICATION.answers("GET", "/api/v1/notices", _ -> await(never));
            assertAway(browser().get("/api/v1/notices"));
            never.countDown();
            more.countDown();
            assertThat(events.nextLine()).isEmpty();
            assertThat(events.nextLine()).isEqualTo("event: dashboard");
            assertThat(events.nextLine()).isEqualTo("data: 2");
        }
    }

    private Browser.Answer post(String body) {
        return browser()
                .send(
                        browser()
                                .request("/api/v1/registrations")
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer abc")
                                .header("Idempotency-Key", "k1")
                                .POST(BodyPublishers.ofString(body)),
                        "");
    }

    private static void assertAway(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.body()).contains("\"status\":503");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static StandIn service(String name) {
        return switch (name) {
            case "registration" -> REGISTRATION;
            case "consultation" -> CONSULTATION;
            case "recommendation" -> RECOMMENDATION;
            case "dashboard" -> DASHBOARD;
            default -> NOTIFICATION;
        };
    }
}
