package org.talanoa.notification;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.registration.RegistrationStore;
import org.talanoa.testkit.Tokens;

/** The calls that ask for links and redeem them, and who may ask. */
record AccessCalls(RestTestClient client, ContactStore contacts, RegistrationStore registrations) {
    private static final String LINKS = "/api/v1/access-links";
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    /** Somebody who has proven the address, as this service has heard. */
    Given proven(Given given) {
        given.arrivesProven();
        await().atMost(DEADLINE)
                .until(() ->
                        contacts.find(given.focalPoint()).isPresent()
                                && registrations.proven(given.id()).isPresent());
        return given;
    }

    ResponseSpec ask(Given given, String email) {
        return ask(Map.of("reviewId", given.review().value(), "email", email), null);
    }

    ResponseSpec ask(Object body, @Nullable String key) {
        return client.post()
                .uri(LINKS)
                .headers(h -> {
                    if (key != null) h.set("Idempotency-Key", key);
                })
                .body(body)
                .exchange();
    }

    /** Through the portal, which tells from where. */
    ResponseSpec askFrom(String address, Given given) {
        return client.post()
                .uri(LINKS)
                .header("X-Client-Network", address)
                .body(Map.of("reviewId", given.review().value(), "email", given.email()))
                .exchange();
    }

    ResponseSpec redeem(String token) {
        return redeem(token, null);
    }

    /** As the portal does. */
    ResponseSpec redeem(String token, @Nullable String key) {
        return client.post()
                .uri(LINKS + "/redemption")
                .headers(h -> {
                    h.setBearerAuth(Tokens.with("access-links:redeem"));
                    if (key != null) h.set("Idempotency-Key", key);
                })
                .body(Map.of("token", token))
                .exchange();
    }

    ResponseSpec redeemAs(String... scopes) {
        return client.post()
                .uri(LINKS + "/redemption")
                .headers(h -> {
                    if (scopes.length > 0) h.setBearerAuth(Tokens.with(scopes));
                })
                .body(Map.of("token", "t"))
                .exchange();
    }

    static String tokenIn(Inbox.Received mail) {
        var link = mail.link();
        return link.substring(link.indexOf("?token=") + "?token=".length());
    }
}
