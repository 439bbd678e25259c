package org.talanoa.notification;

import static com.mongodb.client.model.Filters.eq;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

@NotificationTest
class UnwillingServerTest {
    private static final UnwillingServer SERVER = new UnwillingServer();

    private final ShownNotices notices;
    private final MongoDatabase database;

    @Autowired
    UnwillingServerTest(RestTestClient client, MongoDatabase database) {
        this.notices = new ShownNotices(client);
        this.database = database;
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
        var given = UnwillingServer.arrives("unknown");
        notices.become(given, "FAILED", "550 5.1.1");
        assertThat(SERVER.timesAskedFor(given.email())).isEqualTo(1);
        assertThat(output.getAll()).contains("550 5.1.1").doesNotContain(given.email());
    }

    @Test
    void many_unknown_addresses_do_not_hold_up_the_others() {
        var unknown = Stream.generate(() -> UnwillingServer.arrives("unknown")).limit(12).toList();
        var given = UnwillingServer.arrives("welcome");
        notices.become(given, "SENT");
        for (var one : unknown) notices.become(one, "FAILED", "550 5.1.1");
    }

    @Test
    void a_mail_that_is_put_off_is_tried_again() {
        var given = UnwillingServer.arrives("later");
        notices.become(given, "RETRYING", "451 4.7.1");
        notices.become(given, "SENT");
        assertThat(SERVER.timesAskedFor(given.email())).isEqualTo(2);
    }

    @Test
    void a_mail_that_is_refused_because_of_us_waits_until_that_is_mended() {
        var given = UnwillingServer.arrives("barred");
        notices.become(given, "RETRYING", "554 5.7.1");
        notices.become(given, "SENT");
    }

    @Test
    void what_may_have_been_taken_comes_again_under_the_same_name() {
        var given = UnwillingServer.arrives("silent");
        notices.become(given, "SENT");
        assertThat(SERVER.taken(given.email()))
                .hasSize(2)
                .extracting(mail -> mail.header("Message-ID"))
                .containsOnly(SERVER.taken(given.email()).getFirst().header("Message-ID"));
    }

    /** All at once, as one of them is waited for longest. */
    @Test
    void whenever_the_server_breaks_off_each_mail_ends_once() {
        var stalled = UnwillingServer.arrives("stalled");
        var dropped = UnwillingServer.arrives("dropped");
        var torn = UnwillingServer.arrives("torn");
        var vanished = UnwillingServer.arrives("vanished");
        var slow = UnwillingServer.arrives("slow");
        var once = List.of(slow, dropped, torn, stalled);
        notices.become(vanished, "SENT");
        for (var given : once) {
            notices.become(given, "SENT");
            assertThat(SERVER.taken(given.email())).as(given.email()).hasSize(1);
        }
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
        notices.become(given, "FAILED", "NO_ADDRESS");
    }

    @Test
    void what_can_not_be_written_has_failed_when_it_is_too_old() {
        var given = UnwillingServer.arrives("welcome");
        notices.become(given, "SENT");
        var unreadable = "unreadable-" + given.id();
        database.getCollection("notices")
                .insertOne(
                        new Document("_id", unreadable)
                                .append("state", new Document("template", "NONE_OF_OURS")));
        var mails = database.getCollection("mails");
        var mail = mails.find(eq("state.registration", given.id().value())).first();
        var id = UUID.randomUUID().toString();
        var state =
                requireNonNull(mail)
                        .get("state", Document.class)
                        .append("id", id)
                        .append("notices", List.of(unreadable))
                        .append("state", "QUEUED")
                        .append("queuedAt", Date.from(Instant.now()))
                        .append("validUntil", Date.from(Instant.EPOCH))
                        .append("dueAt", Date.from(Instant.now()));
        mails.insertOne(mail.append("_id", id).append("state", state));
        notices.become(given, "FAILED", "NOT_WRITTEN");
    }
}
