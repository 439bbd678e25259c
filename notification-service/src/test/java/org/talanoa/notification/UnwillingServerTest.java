package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.testkit.Tokens;

@NotificationTest
class UnwillingServerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final UnwillingServer SERVER = new UnwillingServer();

    private final RestTestClient client;

    @Autowired
    UnwillingServerTest(RestTestClient client) {
        this.client = client;
    }

    @DynamicPropertySource
    static void unwilling(DynamicPropertyRegistry settings) {
        settings.add("talanoa.mail.smtp-port", SERVER::port);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_mail_that_is_refused_for_good_has_failed_and_shows_why(CapturedOutput output) {
        var given = arrives("unknown");
        awaitState(given, "FAILED", "550 5.1.1");
        assertThat(SERVER.timesAskedFor(given.email())).isEqualTo(1);
        assertThat(output.getAll()).contains("550 5.1.1").doesNotContain(given.email());
    }

    @Test
    void many_unknown_addresses_do_not_hold_up_the_others() {
        for (int i = 0; i < 12; i++) awaitState(arrives("unknown"), "FAILED", "550 5.1.1");
        var given = arrives("welcome");
        awaitState(given, "SENT", null);
    }

    @Test
    void a_mail_that_is_put_off_is_tried_again() {
        var given = arrives("later");
        awaitState(given, "RETRYING", "451 4.7.1");
        awaitState(given, "SENT", null);
        assertThat(SERVER.timesAskedFor(given.email())).isEqualTo(2);
    }

    @Test
    void what_may_have_been_taken_comes_again_under_the_same_name() {
        var given = arrives("silent");
        awaitState(given, "SENT", null);
        assertThat(SERVER.taken(given.email()))
                .hasSize(2)
                .extracting(mail -> mail.header("Message-ID"))
                .containsOnly(SERVER.taken(given.email()).getFirst().header("Message-ID"));
    }

    /** All at once, as one of them is waited for longest. */
    @Test
    void whenever_the_server_breaks_off_each_mail_ends_once() {
        var stalled = arrives("stalled");
        var dropped = arrives("dropped");
        var vanished = arrives("vanished");
        var slow = arrives("slow");
        for (var given : List.of(slow, dropped, vanished, stalled)) awaitState(given, "SENT", null);
        assertThat(SERVER.taken(dropped.email())).hasSize(1);
        assertThat(SERVER.taken(slow.email())).hasSize(1);
        assertThat(SERVER.taken(stalled.email())).hasSize(1);
        assertThat(SERVER.taken(vanished.email()))
                .as("what it had taken, and the same once more")
                .hasSize(2)
                .extracting(mail -> mail.header("Message-ID"))
                .containsOnly(SERVER.taken(vanished.email()).getFirst().header("Message-ID"));
    }

    @Test
    void what_can_be_no_address_fails_without_asking_anyone() {
        var given =
                Given.registration("en").withEmail("a@example.org\r\nBcc: b@example.org").arrives();
        awaitState(given, "FAILED", "NO_ADDRESS");
    }

    private static Given arrives(String mood) {
        var email = mood + "." + UUID.randomUUID() + "@example.org";
        return Given.registration("en").withEmail(email).arrives();
    }

    private void awaitState(Given given, String state, @Nullable String answer) {
        await().atMost(DEADLINE)
                .untilAsserted(() -> {
                    var shown =
                            client.get()
                                    .uri("/api/v1/notices?reviewId=" + given.review())
                                    .headers(h -> h.setBearerAuth(Tokens.with("notices:read")))
                                    .exchange()
                                    .expectBody();
                    shown.jsonPath("$.items[0].state").isEqualTo(state);
                    if (answer != null) shown.jsonPath("$.items[0].answer").isEqualTo(answer);
                });
    }
}
