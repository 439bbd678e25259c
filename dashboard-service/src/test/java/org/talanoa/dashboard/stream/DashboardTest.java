package org.talanoa.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.talanoa.dashboard.count.Given.point;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.contact.ContactEvent;
import org.talanoa.contracts.notice.MailEvent;
import org.talanoa.contracts.notice.NoticeState;
import org.talanoa.contracts.recommendation.SubmissionEvent;
import org.talanoa.contracts.recommendation.SubmissionFacts.PointStatus;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.review.ReviewEvent;
import org.talanoa.contracts.seat.SeatEvent;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.dashboard.count.Given;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class DashboardTest {
    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final String CONFIRMED = "org.talanoa.registration.confirmed.v1";

    @Autowired RestTestClient client;
    @Autowired MeterRegistry meters;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @LocalServerPort int port;

    private final String review = "review-" + UUID.randomUUID();
    private final Given given = new Given(review);

    @BeforeEach
    void publish() {
        await().untilAsserted(() ->
                client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk());
        Topics.send(EventTopic.REVIEWS, review, 1, new ReviewEvent.Published(given.reviewFacts()));
        await().untilAsserted(() -> get(Tokens.with("dashboards:read")).expectStatus().isOk());
    }

    @Test
    void what_happened_is_counted() {
        confirm("a", 2, RegistrationStatus.UNDER_REVIEW);
        Topics.send(
                EventTopic.RECOMMENDATIONS,
                review + "-s",
                1,
                new SubmissionEvent.Received(
                        given.submission(
                                review + "-s", review + "-a", point(PointStatus.RECEIVED, 13))));
        Topics.send(
                EventTopic.NOTICES,
                review + "-m",
                1,
                new MailEvent.Sent(given.mail(review + "-m", NoticeState.SENT, 1)));
        Topics.send(
                EventTopic.NOTICES,
                review + "-n",
                1,
                new MailEvent.Cancelled(given.mail(review + "-n", NoticeState.CANCELLED, 1)));
        Topics.send(
                EventTopic.SEATS,
                review + "-c",
                1,
                new SeatEvent.Confirmed(
                        given.seat(review + "-c", review + "-a", SeatState.CONFIRMED, null)));
        await().untilAsserted(() ->
                get(Tokens.with("dashboards:read"))
                        .expectHeader()
                        .valueEquals("Cache-Control", "no-store")
                        .expectBody()
                        .json(
                                """
                                {"registrations": {"total": 1, "byStatus": {"UNDER_REVIEW": 1},
                                  "byType": {"civil_society": 1}, "bySubregion": {"sea": 1},
                                  "byCountry": {"TH": 1}, "byDay": {"2027-01-20": 1}},
                                 "seats": [{"byState": {"CONFIRMED": 1}}],
                                 "recommendations": {"total": 1, "byStatus": {"RECEIVED": 1},
                                  "byObjective": {"13": 1}},
                                 "coverage": [{"objective": 13, "type": "civil_society",
                                  "subregion": "sea", "organizations": 1}],
                                 "notices": {"byState": {"CANCELLED": 1, "SENT": 1}},
                                 "decisions": {"registrations": {"count": 1,
                                   "oldest": "2027-01-20T08:00:00Z"},
                                  "seatOffers": {"count": 0},
                                  "points": {"count": 1, "oldest": "2027-01-20T08:00:00Z"}}}
                                """)
                        .jsonPath("$.asOf")
                        .exists());
    }

    @Test
    void what_became_of_a_person_is_known_and_not_counted() {
        var contact = review + "-a.1";
        double skipped = skipped();
        Topics.send(
                EventTopic.NOTICES,
                contact,
                1,
                new ContactEvent.Scrubbed(
                        new ContactId(contact), new RegistrationId(review + "-a"), given.review()));
        Topics.send(
                EventTopic.NOTICES,
                contact,
                1,
                new MailEvent.Sent(given.mail(review + "-m", NoticeState.SENT, 1)));
        await().untilAsserted(() ->
                get(Tokens.with("dashboards:read"))
                        .expectBody()
                        .jsonPath("$.notices.byState.SENT")
                        .isEqualTo(1));
        assertThat(skipped()).isEqualTo(skipped);
    }

    private double skipped() {
        return meters.find("talanoa.events.skipped").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void only_who_may_read_dashboards_reads_them() {
        var routes =
                mappings.getHandlerMethods().keySet().stream()
                        .flatMap(route -> route.getPatternValues().stream())
                        .filter(pattern -> pattern.startsWith("/api/"))
                        .toList();
        assertThat(routes).hasSize(2);
        assertThat(routes)
                .allSatisfy(route -> {
                    client.get().uri(route, review).exchange().expectStatus().isUnauthorized();
                    client.get()
                            .uri(route, review)
                            .headers(h -> h.setBearerAuth(Tokens.with("registrations:read")))
                            .exchange()
                            .expectStatus()
                            .isForbidden();
                });
    }

    @Test
    void a_review_of_which_nothing_was_heard_is_not_found() throws Exception {
        client.get()
                .uri("/api/v1/dashboards/never-heard-of")
                .headers(h -> h.setBearerAuth(Tokens.with("dashboards:read")))
                .exchange()
                .expectStatus()
                .isNotFound();
        var stream = stream("never-heard-of");
        assertThat(stream.statusCode()).isEqualTo(404);
        assertThat(stream.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void late_duplicates_unknown_types_and_values_and_what_is_no_event_change_nothing() {
        confirm("a", 2, RegistrationStatus.UNDER_REVIEW);
        confirm("a", 1, RegistrationStatus.UNCONFIRMED);
        confirm("a", 2, RegistrationStatus.UNCONFIRMED);
        raw(review + "-b", "org.talanoa.registration.promoted.v1", "{}");
        raw(
                review + "-c",
                CONFIRMED,
                "{\"registration\": {\"id\": \"x\", \"status\": \"PROMOTED\"}}");
        raw(review + "-d", CONFIRMED, "no JSON");
        // One of these comes last on each partition.
        for (int i = 0; i < 20; i++) confirm("z" + i, 1, RegistrationStatus.APPROVED);
        await().untilAsserted(() ->
                get(Tokens.with("dashboards:read"))
                        .expectBody()
                        .jsonPath("$.registrations.byStatus.APPROVED")
                        .isEqualTo(20)
                        .jsonPath("$.registrations.byStatus.UNDER_REVIEW")
                        .isEqualTo(1)
                        .jsonPath("$.registrations.total")
                        .isEqualTo(21));
    }

    @Test
    void a_stream_tells_the_numbers_at_once_and_on_every_change() throws Exception {
        var response = stream(review);
        assertThat(response.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("text/event-stream");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        var lines = new CopyOnWriteArrayList<String>();
        var reading = Thread.ofVirtual().start(() -> readInto(lines, response.body()));
        await().until(() -> last(lines).contains("\"total\":0"));

        var delays = new ArrayList<Duration>();
        for (int i = 1; i <= 5; i++) {
            var total = "\"total\":" + i;
            confirm("r" + i, 1, RegistrationStatus.UNDER_REVIEW);
            long sent = System.nanoTime();
            await().pollInterval(Duration.ofMillis(20)).until(() -> last(lines).contains(total));
            delays.add(Duration.ofNanos(System.nanoTime() - sent));
        }
        // The quickest, since tests share the machine with others.
        assertThat(Collections.min(delays)).isLessThan(AT_ONCE);

        assertThat(lines).contains("event:dashboard");
        assertThat(
                        lines.stream()
                                .filter(line -> line.startsWith("id:"))
                                .map(line -> Long.valueOf(line.substring(3))))
                .isSorted()
                .doesNotHaveDuplicates();
        response.body().close();
        reading.join();
    }

    @Test
    void a_stream_ends_with_the_token_that_opened_it() throws Exception {
        var token = Tokens.until(Instant.now().plusSeconds(2), "dashboards:read");
        var response =
                HttpClient.newHttpClient().send(request(review, token), BodyHandlers.ofLines());
        assertThat(response.body().toList()).contains("event:dashboard");
    }

    @Test
    void readers_who_left_are_forgotten_quietly(CapturedOutput output) throws Exception {
        double before = readers();
        var client = HttpClient.newHttpClient();
        List<HttpResponse<Stream<String>>> gone = new ArrayList<>();
        for (int i = 0; i < 50; i++) gone.add(client.send(request(review), BodyHandlers.ofLines()));
        await().until(() -> readers() == before + 50);
        gone.forEach(response -> response.body().close());
        client.shutdownNow();
        var versions = new AtomicInteger();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    confirm("a", versions.incrementAndGet(), RegistrationStatus.UNDER_REVIEW);
                    return readers() <= before;
                });
        // The broker runs in here too, and complains when the machine is busy.
        assertThat(output.getAll().lines())
                .filteredOn(line -> line.contains("ERROR") && !line.contains("org.apache.kafka"))
                .isEmpty();
    }

    private double readers() {
        return meters.get("talanoa.dashboard.readers").gauge().value();
    }

    private RestTestClient.ResponseSpec get(String token) {
        return client.get()
                .uri("/api/v1/dashboards/" + review)
                .headers(h -> h.setBearerAuth(token))
                .exchange();
    }

    private HttpResponse<Stream<String>> stream(String of)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(of), BodyHandlers.ofLines());
    }

    private HttpRequest request(String of) {
        return request(of, Tokens.with("dashboards:read"));
    }

    private HttpRequest request(String of, String token) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:"
                                        + port
                                        + "/api/v1/dashboards/"
                                        + of
                                        + "/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
    }

    private static void readInto(List<String> lines, Stream<String> body) {
        try {
            body.forEach(lines::add);
        } catch (RuntimeException e) {
            lines.add("ended");
        }
    }

    private static String last(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data:"))
                .reduce("", (_, newer) -> newer);
    }

    private void confirm(String id, long version, RegistrationStatus status) {
        var key = review + "-" + id;
        Topics.send(
                EventTopic.REGISTRATIONS,
                key,
                version,
                new RegistrationEvent.Confirmed(given.registration(key, status)));
    }

    private static void raw(String key, String type, String value) {
        Topics.sendRaw(
                EventTopic.REGISTRATIONS,
                key,
                Map.of("ce_id", key + ":1", "ce_type", type, "ce_time", "2027-01-20T08:00:00Z"),
                value.getBytes(StandardCharsets.UTF_8));
    }
}
