package org.talanoa.notification;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.contact.ContactRecord.Role;
import org.talanoa.notification.access.AccessLinks;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.notice.NoticeStore;
import org.talanoa.notification.registration.RegistrationStore;

@NotificationTest
class AccessLinkTest {
    private final Inbox inbox = Inbox.shared();
    private final AccessCalls calls;
    private final AccessLinks links;
    private final ContactStore contacts;
    private final RegistrationStore registrations;
    private final NoticeStore notices;
    private final MongoDatabase database;

    @Autowired
    AccessLinkTest(
            RestTestClient client,
            AccessLinks links,
            ContactStore contacts,
            RegistrationStore registrations,
            NoticeStore notices,
            MongoDatabase database) {
        this.calls = new AccessCalls(client, contacts, registrations);
        this.links = links;
        this.contacts = contacts;
        this.registrations = registrations;
        this.notices = notices;
        this.database = database;
    }

    @Test
    void who_sends_the_form_again_gets_a_link_to_what_exists() {
        var existing = calls.proven(Given.registration("en"));
        var second = Given.registration("fr").inReviewOf(existing).withEmail(existing.email());
        second.arrivesAgain(existing);
        var mail = inbox.awaitTo(existing.email());
        assertThat(mail.subject())
                .isEqualTo("You are registered already: " + existing.organization());
        assertThat(mail.text()).contains("TAL-7K2P-QX4M", "http://localhost:8080/access)");
        assertThat(mail.text() + mail.html() + mail.subject())
                .contains(existing.organization())
                .doesNotContain(second.organization(), second.id().value());
        assertThat(mail.link()).startsWith("http://localhost:8080/access?token=");
        assertOpens(AccessCalls.tokenIn(mail), existing);
    }

    @Test
    void the_second_form_may_be_heard_of_before_the_proof() {
        var existing = Given.registration("en");
        existing.reviewArrives();
        existing.contactArrives();
        Given.registration("en").inReviewOf(existing).arrivesAgain(existing);
        assertOpens(AccessCalls.tokenIn(inbox.awaitTo(existing.email())), existing);
    }

    @Test
    void a_link_works_once() {
        var given = Given.registration("en");
        var token = mailedTo(given);
        assertOpens(token, given);
        assertRefused(token);
    }

    @Test
    void of_all_who_try_at_once_one_gets_in() throws Exception {
        var token = mailedTo(Given.registration("en"));
        var tries = new ArrayList<Future<HttpStatusCode>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) tries.add(threads.submit(() -> statusOf(token)));
        }
        var statuses = new ArrayList<HttpStatusCode>();
        for (var attempt : tries) statuses.add(attempt.get());
        assertThat(statuses)
                .containsOnly(HttpStatus.OK, HttpStatus.UNPROCESSABLE_CONTENT)
                .containsOnlyOnce(HttpStatus.OK);
    }

    private HttpStatusCode statusOf(String token) {
        return calls.redeem(token).returnResult(String.class).getStatus();
    }

    @Test
    void the_same_command_again_gets_the_first_answer() {
        var given = Given.registration("en");
        var token = mailedTo(given);
        var first = answer(token, "key-1");
        assertThat(answer(token, "key-1")).isEqualTo(first).contains(given.id().value());
        calls.redeem(token, "key-2").expectStatus().isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertRefused(token);
    }

    private String answer(String token, String key) {
        var answer =
                calls.redeem(token, key)
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return String.valueOf(answer);
    }

    @Test
    void what_is_no_token_of_a_link_is_refused_always_alike() {
        var token = mailedTo(Given.registration("en"));
        var id = idIn(token);
        var garbled =
                List.of("x", ".", "..", id, id + ".", "x." + token, token + "x", "t".repeat(5_000));
        garbled.forEach(this::assertRefused);
        assertRefused(mailedTo(Given.registration("en")).replaceFirst(".*\\.", id + "."));
    }

    @Test
    void a_link_expires_and_a_mail_that_leaves_again_begins_its_time_anew() {
        var given = Given.registration("en");
        var token = mailedTo(given);
        var id = idIn(token);
        endedBefore(id, Duration.ofMinutes(1));
        assertRefused(token);
        assertThat(leavesAgain(id, given)).isEqualTo(token);
        assertOpens(token, given);
        assertThat(leavesAgain(id, given)).isEqualTo(token);
        assertRefused(token);
    }

    private String leavesAgain(String id, Given given) {
        var mail = requireNonNull(database.getCollection("mails").find(eq("_id", id)).first());
        var notice = mail.get("state", Document.class).getList("notices", String.class).getFirst();
        return links.tokenFor(
                new MailId(id),
                notices.find(new NoticeId(notice)).orElseThrow(),
                contacts.find(given.focalPoint()).orElseThrow());
    }

    @Test
    void a_day_after_its_end_a_link_is_forgotten() {
        var token = mailedTo(Given.registration("en"));
        var id = idIn(token);
        endedBefore(id, Duration.ofHours(25));
        await().until(() -> accessLinks().countDocuments(eq("_id", id)) == 0);
        assertRefused(token);
    }

    @Test
    void one_link_opens_all_that_an_address_may_act_for_in_the_review() {
        var one = Given.registration("en");
        calls.proven(one);
        var two = calls.proven(Given.registration("en").inReviewOf(one).withEmail(one.email()));
        two.delegateArrives();
        var elsewhere = calls.proven(Given.registration("en").withEmail(one.email()));
        await().until(() -> contacts.standingsOf(one.email()).size() == 4);
        calls.ask(one, one.email()).expectStatus().isAccepted();
        var mail = inbox.awaitTo(one.email());
        var answer = answer(AccessCalls.tokenIn(mail), "key");
        assertThat(answer)
                .contains(one.id().value(), two.id().value())
                .containsOnlyOnce("\"" + two.id() + "\"")
                .doesNotContain(elsewhere.id().value(), Role.DELEGATE.name());
        assertThat(inbox.to(one.email())).hasSize(1);
    }

    @Test
    void a_delegate_is_told_so() {
        var given = Given.registration("en");
        given.reviewArrives();
        given.delegateArrives();
        given.proofArrives();
        await().until(() -> registrations.proven(given.id()).isPresent());
        await().until(() -> !contacts.standingsOf(given.email()).isEmpty());
        calls.ask(given, given.email()).expectStatus().isAccepted();
        calls.redeem(AccessCalls.tokenIn(inbox.awaitTo(given.email())))
                .expectBody()
                .jsonPath("$.contact")
                .isEqualTo(given.id() + ".delegate")
                .jsonPath("$.registrations[0].role")
                .isEqualTo("DELEGATE")
                .jsonPath("$.registrations[0].delegateId")
                .isEqualTo("delegate");
    }

    @Test
    void who_was_erased_gets_in_no_more() {
        var given = Given.registration("en");
        var token = mailedTo(given);
        given.contactIsErased();
        await().until(() -> contacts.find(given.focalPoint()).isEmpty());
        assertRefused(token);
    }

    @Test
    void only_the_portal_redeems() {
        calls.redeemAs().expectStatus().isUnauthorized();
        calls.redeemAs("notices:read").expectStatus().isForbidden();
    }

    private void assertOpens(String token, Given given) {
        calls.redeem(token)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.contact")
                .isEqualTo(given.focalPoint().value())
                .jsonPath("$.registrations.length()")
                .isEqualTo(1)
                .jsonPath("$.registrations[0].id")
                .isEqualTo(given.id().value())
                .jsonPath("$.registrations[0].reviewId")
                .isEqualTo(given.review().value())
                .jsonPath("$.registrations[0].role")
                .isEqualTo("FOCAL_POINT");
    }

    private void assertRefused(String token) {
        calls.redeem(token)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/token")
                .jsonPath("$.errors[0].code")
                .isEqualTo("TOKEN_INVALID");
    }

    private void endedBefore(String id, Duration ago) {
        accessLinks().updateOne(eq("_id", id), set("until", Date.from(Instant.now().minus(ago))));
    }

    private MongoCollection<Document> accessLinks() {
        return database.getCollection("accessLinks");
    }

    private static String idIn(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private String mailedTo(Given given) {
        calls.proven(given);
        calls.ask(given, given.email()).expectStatus().isAccepted();
        return AccessCalls.tokenIn(inbox.awaitTo(given.email()));
    }
}
