package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.EventTopic;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.registration.RegistrationStore;
import org.talanoa.testkit.Tokens;
import org.talanoa.testkit.Topics;

@NotificationTest
class AccessRequestTest {
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    private final Inbox inbox = Inbox.shared();
    private final RestTestClient client;
    private final AccessCalls calls;
    private final ContactStore contacts;
    private final MongoDatabase database;

    @Autowired
    AccessRequestTest(
            RestTestClient client,
            ContactStore contacts,
            RegistrationStore registrations,
            MongoDatabase database) {
        this.client = client;
        this.calls = new AccessCalls(client, contacts, registrations);
        this.contacts = contacts;
        this.database = database;
    }

    @Test
    void who_asks_gets_a_link_by_mail_and_no_word_in_the_answer() {
        var given = calls.proven(Given.registration("en"));
        asksFor(given, given.email().toUpperCase(Locale.ROOT));
        var mail = inbox.awaitTo(given.email());
        assertThat(mail.link()).startsWith("http://localhost:8080/access?token=");
        assertThat(mail.html()).contains(mail.link());
        assertThat(mail.subject()).isEqualTo("Your link: " + given.organization());
        assertThat(mail.text()).contains("http://localhost:8080/access)");
        assertThat(mail.text() + mail.html()).doesNotContain("Fonoti");
    }

    @Test
    void who_is_unknown_or_has_proven_nothing_gets_the_same_answer_and_no_mail() {
        var unproven = Given.registration("en");
        unproven.reviewArrives();
        unproven.contactArrives();
        await().until(() -> contacts.find(unproven.focalPoint()).isPresent());
        var elsewhere = calls.proven(Given.registration("en"));
        asksFor(unproven, unproven.email());
        asksFor(unproven, "nobody@example.org");
        asksFor(unproven, elsewhere.email());
        // What comes later is decided later.
        var known = calls.proven(Given.registration("en"));
        asksFor(known, known.email());
        inbox.awaitTo(known.email());
        for (var email : List.of(unproven.email(), "nobody@example.org", elsewhere.email())) {
            assertThat(inbox.to(email)).isEmpty();
        }
        var notices = Filters.eq("state.contact", unproven.focalPoint().value());
        assertThat(database.getCollection("notices").countDocuments(notices)).isZero();
    }

    @Test
    void an_address_gets_five_links_an_hour_and_more_are_answered_alike() {
        var given = calls.proven(Given.registration("fr"));
        for (int i = 0; i < 7; i++) asksFor(given, given.email());
        await().atMost(DEADLINE).until(() -> inbox.to(given.email()).size() >= 5);
        var other = calls.proven(Given.registration("en"));
        asksFor(other, other.email());
        inbox.awaitTo(other.email());
        assertThat(inbox.to(given.email()))
                .hasSize(5)
                .extracting(AccessCalls::tokenIn)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_network_gets_so_many_links_an_hour_and_is_nowhere_named() {
        var givens = new ArrayList<Given>();
        for (int i = 0; i < 4; i++) givens.add(calls.proven(Given.registration("en")));
        for (var given : givens)
            calls.askFrom("2001:db8:1:2::" + given.id().value().charAt(0), given)
                    .expectStatus()
                    .isAccepted();
        var elsewhere = calls.proven(Given.registration("en"));
        calls.askFrom("2001:db8:1:3::1", elsewhere).expectStatus().isAccepted();
        inbox.awaitTo(elsewhere.email());
        var mailed = givens.stream().filter(given -> !inbox.to(given.email()).isEmpty());
        assertThat(mailed).hasSize(3);
        for (var network : database.getCollection("accessNetworks").find()) {
            assertThat(network.toJson()).doesNotContain("2001", "db8");
        }
    }

    @Test
    void an_exempt_address_is_not_limited() {
        var given = calls.proven(Given.registration("en"));
        for (int i = 0; i < 6; i++) {
            calls.askFrom("192.0.2.7", given).expectStatus().isAccepted();
        }
        await().atMost(DEADLINE).until(() -> inbox.to(given.email()).size() == 6);
    }

    @Test
    void the_same_request_twice_asks_once() {
        var given = calls.proven(Given.registration("en"));
        var key = UUID.randomUUID().toString();
        var body = Map.of("reviewId", given.review().value(), "email", given.email());
        calls.ask(body, key).expectStatus().isAccepted();
        inbox.awaitTo(given.email());
        calls.ask(body, key).expectStatus().isAccepted();
        var other = calls.proven(Given.registration("en"));
        var otherBody = Map.of("reviewId", other.review().value(), "email", other.email());
        calls.ask(otherBody, key).expectStatus().isAccepted();
        inbox.awaitTo(other.email());
        assertThat(inbox.to(given.email())).hasSize(1);
    }

    @Test
    void a_request_is_forgotten_once_it_is_decided() {
        var given = calls.proven(Given.registration("en"));
        asksFor(given, given.email());
        asksFor(given, "nobody@example.org");
        await().until(() -> database.getCollection("accessRequests").countDocuments() == 0);
    }

    @Test
    void every_fault_is_told_at_once() {
        calls.ask(Map.of("email", "nobody", "reviewID", "r"), null)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[?(@.pointer == '/reviewId')].code")
                .isEqualTo("REQUIRED")
                .jsonPath("$.errors[?(@.pointer == '/email')].code")
                .isEqualTo("EMAIL_INVALID")
                .jsonPath("$.errors[?(@.pointer == '/reviewID')].code")
                .isEqualTo("FIELD_UNKNOWN");
    }

    @Test
    void nothing_that_works_as_a_link_is_stored_told_or_logged(CapturedOutput output) {
        var given = calls.proven(Given.registration("en"));
        asksFor(given, given.email());
        var mail = inbox.awaitTo(given.email());
        var token = AccessCalls.tokenIn(mail);
        var id = token.substring(0, token.indexOf('.'));
        var secret = token.substring(id.length() + 1);
        await().until(() -> output.getAll().contains(id));
        assertThat(output.getAll()).doesNotContain(secret, given.email(), given.organization());
        assertThat(Topics.await(EventTopic.NOTICES, id, 2).toString())
                .doesNotContain(secret, given.email());
        for (var name : database.listCollectionNames()) {
            var all = database.getCollection(name).find().map(Document::toJson);
            for (var document : all) {
                assertThat(document).doesNotContain(secret);
                if (!name.equals("contacts")) assertThat(document).doesNotContain(given.email());
            }
        }
        client.get()
                .uri("/api/v1/notices/" + id)
                .headers(h -> h.setBearerAuth(Tokens.with("notices:read")))
                .exchange()
                .expectBody(String.class)
                .value(shown ->
                        assertThat(shown)
                                .contains("‹personal link›", "ACCESS_LINK")
                                .doesNotContain("token=", given.email()));
    }

    private void asksFor(Given given, String email) {
        calls.ask(given, email).expectStatus().isAccepted().expectBody().isEmpty();
    }
}
