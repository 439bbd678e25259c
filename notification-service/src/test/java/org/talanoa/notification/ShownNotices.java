package org.talanoa.notification;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.testkit.Tokens;

/** What the API shows of a review's notices. */
record ShownNotices(RestTestClient client) {
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    /** Waits until the newest has become this. */
    void become(Given given, String state) {
        become(given, state, null);
    }

    /**
     * The same, with the mail server's last answer.
     *
     * @param answer null where it does not matter
     */
    void become(Given given, String state, @Nullable String answer) {
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
