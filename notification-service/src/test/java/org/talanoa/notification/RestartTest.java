package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.talanoa.contracts.notice.Template;
import org.talanoa.embedded.Mailbox;
import org.talanoa.notification.notice.Notice;
import org.talanoa.testkit.RunningParts;

class RestartTest {
    private static final List<String> BINDINGS =
            List.of("onContact", "onReview", "onRegistration", "onSeat", "onConsultation");
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Map<String, String> fixed = new HashMap<>(RunningParts.settings());
    // Of its own: services of other tests may still run, and hear and mail the same.
    private final Mailbox mailbox;
    private final Inbox inbox;

    RestartTest(@TempDir Path folder) {
        mailbox = new Mailbox(folder, 0, 0);
        inbox = new Inbox(mailbox.url());
        fixed.put("SMTP_PORT", String.valueOf(mailbox.smtpPort()));
    }

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void who_starts_again_goes_on_with_what_was_asked_and_mails_nothing_twice() {
        var given = Given.registration("en");
        var asks = Given.registration("en");
        var request = UUID.randomUUID().toString();
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        fixed.put("ACCESS_LINKS_PER_HOUR", "1");
        try (var first = start()) {
            given.arrives();
            asks.arrivesProven();
            inbox.awaitTo(given.email());
            leaveUntold(first, request, asks, at);
        }
        leaveAsked(request, asks, at);
        // Its groups are new, so this one reads the topics from their beginning. It may not have
        // heard of the proof: it reads the topics first.
        try (var back = start()) {
            assertThat(inbox.awaitTo(asks.email()).link()).contains("/access?token=");
            var left = back.getBean(MongoDatabase.class).getCollection("accessRequests");
            await().until(() -> left.countDocuments() == 0);
            assertThat(inbox.to(given.email())).hasSize(1);
        }
    }

    @Test
    void what_an_instance_held_when_it_died_it_takes_up_at_once() {
        var given = Given.registration("en");
        fixed.put("talanoa.mail.smtp-port", "1");
        try (var away = start()) {
            given.arrives();
            await().atMost(DEADLINE).until(() -> !state(away, given).isEmpty());
        }
        leaveHeld(given);
        fixed.remove("talanoa.mail.smtp-port");
        try (var back = start()) {
            await().atMost(DEADLINE).until(() -> state(back, given).equals("SENT"));
        }
        assertThat(inbox.to(given.email())).hasSize(1);
    }

    /** As if it had been killed when it had a notice, and had not made a mail of it yet. */
    private static void leaveUntold(
            ConfigurableApplicationContext service, String request, Given given, Instant at) {
        var notice =
                Notice.plain(
                        Notice.idOf(request, given.focalPoint(), Template.ACCESS_LINK),
                        given.focalPoint(),
                        Template.ACCESS_LINK,
                        at,
                        given.review(),
                        given.id(),
                        given.reference());
        var database = service.getBean(MongoDatabase.class);
        database.getCollection("notices", BsonDocument.class)
                .insertOne(
                        new BsonDocument("_id", new BsonString(notice.id().value()))
                                .append(
                                        "state",
                                        BsonDocumentWrapper.asBsonDocument(
                                                notice, database.getCodecRegistry())));
    }

    /** As if it had been killed while it decided what comes of somebody's asking for a link. */
    private void leaveAsked(String id, Given given, Instant at) {
        var request =
                new Document("_id", id)
                        .append("review", given.review().value())
                        .append("email", given.email())
                        .append("at", Date.from(at));
        try (var client = MongoClients.create(setting("MONGODB_URI"))) {
            client.getDatabase(setting("talanoa.mongodb.database"))
                    .getCollection("accessRequests")
                    .insertOne(request);
        }
    }

    /** As if it had been killed while it handed the mail over. */
    private void leaveHeld(Given given) {
        try (var client = MongoClients.create(setting("MONGODB_URI"))) {
            client.getDatabase(setting("talanoa.mongodb.database"))
                    .getCollection("mails")
                    .updateOne(
                            of(given),
                            Updates.combine(
                                    Updates.set("state.state", "SENDING"),
                                    Updates.set(
                                            "state.sender", Integer.parseInt(setting("INSTANCE"))),
                                    Updates.set(
                                            "state.dueAt",
                                            Date.from(Instant.now().plus(Duration.ofMinutes(5))))));
        }
    }

    private String setting(String name) {
        return fixed.getOrDefault(name, "");
    }

    private static String state(ConfigurableApplicationContext service, Given given) {
        var database = service.getBean(MongoDatabase.class);
        var found = database.getCollection("mails").find(of(given)).first();
        return found == null ? "" : found.get("state", Document.class).getString("state");
    }

    private static Bson of(Given given) {
        return Filters.eq("state.registration", given.id().value());
    }

    private ConfigurableApplicationContext start() {
        for (var binding : BINDINGS) {
            fixed.put(
                    "spring.cloud.stream.bindings." + binding + "-in-0.group",
                    binding + UUID.randomUUID());
        }
        return new SpringApplicationBuilder(NotificationApplication.class)
                .initializers(
                        new RunningParts(),
                        context -> TestPropertyValues.of(fixed).applyTo(context))
                .run();
    }
}
