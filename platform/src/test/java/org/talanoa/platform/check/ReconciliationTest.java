package org.talanoa.platform.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talanoa.contracts.EventTopic;
import org.talanoa.embedded.KafkaBroker;
import org.talanoa.embedded.MongoServer;

/** All damage is done first and looked at once; each test looks for what is said of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReconciliationTest {
    @TempDir static Path folder;
    private static KafkaBroker kafka;
    private static MongoServer mongodb;
    private static MongoClient client;
    private static List<Finding> said;

    @BeforeAll
    static void start() throws Exception {
        kafka = new KafkaBroker(folder.resolve("kafka"), 0);
        mongodb = new MongoServer(folder.resolve("mongodb"), 0);
        client = MongoClients.create(mongodb.uri());
        try (var admin = Admin.create(connection())) {
            admin.createTopics(
                            Arrays.stream(EventTopic.values())
                                    .map(topic -> new NewTopic(topic.topicName(), 1, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
        damageRegistrations();
        erased();
        damageMails();
        var addresses =
                new Addresses(mongodb.uri(), connection(), Optional.empty(), Optional.empty());
        said = new Reconciliation(addresses, Duration.ZERO, Clock.systemUTC()).run().findings();
    }

    private static void damageRegistrations() throws Exception {
        registration("whole", 2, "UNDER_REVIEW");
        event("whole", 1, "UNCONFIRMED");
        event("whole", 2, "UNDER_REVIEW");
        event("whole", 1, "UNCONFIRMED"); // late, and once more
        everybodyKnows("whole", 2);
        registration("untold", 1, "UNCONFIRMED");
        registration("behind", 2, "UNDER_REVIEW");
        event("behind", 1, "UNCONFIRMED");
        everybodyKnows("behind", 1);
        event("lost", 1, "UNCONFIRMED");
        everybodyKnows("lost", 1);
        registration("mixed", 2, "UNDER_REVIEW");
        event("mixed", 2, "UNDER_REVIEW");
        event("mixed", 1, "UNCONFIRMED");
        event("mixed", 2, "APPROVED");
        everybodyKnows("mixed", 2);
        registration("other", 1, "APPROVED");
        event("other", 1, "UNCONFIRMED");
        everybodyKnows("other", 1);
        registration("news", 2, "UNDER_REVIEW");
        event("news", 1, "UNCONFIRMED");
        event("news", 2, "UNDER_REVIEW");
        everybodyKnows("news", 2);
        insert("notification", "registrations", "news", new Document("version", 1L));
        client.getDatabase("recommendation")
                .getCollection("registrations")
                .deleteOne(new Document("_id", "news"));
        registration("waiting", 1, "UNCONFIRMED");
        client.getDatabase("registration")
                .getCollection("registrations")
                .updateOne(
                        new Document("_id", "waiting"),
                        new Document(
                                "$set",
                                new Document("outbox", List.of(new Document("id", "waiting:1")))));
        insert("consultation", "parked", "seats-0-17", new Document());
    }

    /** Of it only the beginning is an event. */
    private static void erased() throws Exception {
        registration("erased", 2, "WITHDRAWN");
        event("erased", 1, "WITHDRAWN");
        everybodyKnows("erased", 1);
        client.getDatabase("registration")
                .getCollection("registrations")
                .updateOne(
                        new Document("_id", "erased"),
                        new Document(
                                "$set",
                                new Document(
                                        "state.history",
                                        List.of(new Document("what", "ERASURE_BEGAN")))));
    }

    private static void damageMails() {
        var longAgo = Date.from(Instant.now().minus(Duration.ofHours(3)));
        insert(
                "notification",
                "notices",
                "unmailed",
                new Document("state", new Document("happenedAt", longAgo)));
        insert(
                "notification",
                "notices",
                "young",
                new Document("state", new Document("happenedAt", Date.from(Instant.now()))));
        for (var id : List.of("unmailed", "young")) {
            insert("notification", "waitingNotices", id, new Document());
        }
        var reader = new Document("version", 1L).append("state", new Document());
        insert("notification", "contacts", "reader", reader);
        var grave = new Document("version", Long.MAX_VALUE);
        insert("notification", "contacts", "erased reader", grave);
        insert("notification", "notices", "forgotten", to("reader"));
        insert("notification", "notices", "told to nobody", to("erased reader"));
        insert("notification", "notices", "twice", new Document());
        mail("first", "SENT", "twice");
        mail("second", "FAILED", "twice");
        insert("notification", "notices", "stuck notice", new Document());
        mail("stuck", "RETRYING", "stuck notice");
        client.getDatabase("notification")
                .getCollection("mails")
                .updateOne(
                        new Document("_id", "stuck"),
                        new Document("$set", new Document("state.dueAt", longAgo)));
    }

    @AfterAll
    static void stop() {
        client.close();
        mongodb.close();
        kafka.close();
    }

    @Test
    void what_agrees_is_not_told() {
        assertThat(saidOf("whole")).isEmpty();
    }

    @Test
    void that_an_erasure_has_reached_everybody_needs_no_event() {
        assertThat(saidOf("erased")).isEmpty();
    }

    @Test
    void a_document_whose_event_is_missing_is_told() {
        assertThat(saidOf("untold"))
                .containsExactly("registration.registrations untold has no event");
        assertThat(saidOf("behind"))
                .containsExactly(
                        "registration.registrations behind is at version 2, the newest event tells of 1");
    }

    @Test
    void an_event_of_what_is_no_document_is_told() {
        assertThat(saidOf("lost"))
                .containsExactly("topic registrations lost: an event tells of what is no document");
    }

    @Test
    void events_out_of_order_and_one_event_with_two_values_are_told() {
        assertThat(saidOf("mixed"))
                .containsExactlyInAnyOrder(
                        "topic registrations mixed: events are out of order",
                        "topic registrations mixed: one event came with different values");
    }

    @Test
    void a_state_that_its_event_does_not_tell_is_told() {
        assertThat(saidOf("other"))
                .containsExactly(
                        "registration.registrations other is APPROVED, its newest event says UNCONFIRMED");
    }

    @Test
    void who_does_not_know_what_the_topic_tells_is_told() {
        assertThat(saidOf("news"))
                .containsExactlyInAnyOrder(
                        "notification.registrations news is known at version 1, the newest event tells of 2",
                        "recommendation.registrations news is not known");
    }

    @Test
    void what_waits_and_what_was_set_aside_is_told() {
        assertThat(saidOf("waiting"))
                .containsExactly(
                        "registration.registrations waiting has events that wait to be sent");
        assertThat(saidOf("seats-0-17"))
                .containsExactly(
                        "consultation.parked seats-0-17 could not be handled and was set aside");
    }

    @Test
    void a_notice_without_a_mail_and_one_with_two_are_told() {
        assertThat(saidOf("young")).isEmpty();
        assertThat(saidOf("unmailed")).containsExactly("notice unmailed waits for a mail");
        assertThat(saidOf("forgotten")).containsExactly("notice forgotten is told by no mail");
        assertThat(saidOf("told to nobody")).isEmpty();
        assertThat(saidOf("twice")).containsExactly("notice twice is told by 2 mails");
    }

    @Test
    void a_mail_that_nobody_looks_at_is_told() {
        assertThat(saidOf("stuck has been"))
                .containsExactly("notification.mails stuck has been due for PT10M");
    }

    @Test
    void a_part_that_is_away_is_named() {
        var nowhere =
                new Addresses(
                        "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200",
                        connection(),
                        Optional.empty(),
                        Optional.empty());
        assertThatThrownBy(new Reconciliation(nowhere, Duration.ZERO, Clock.systemUTC())::run)
                .hasMessageStartingWith("MongoDB cannot be asked");
    }

    private static List<String> saidOf(String id) {
        return said.stream()
                .map(Finding::sentence)
                .filter(sentence -> (" " + sentence + " ").contains(" " + id))
                .toList();
    }

    private static void registration(String id, long version, String status) {
        insert(
                "registration",
                "registrations",
                id,
                new Document("version", version)
                        .append("outbox", List.of())
                        .append("state", new Document("status", status)));
    }

    private static void mail(String id, String state, String notice) {
        insert(
                "notification",
                "mails",
                id,
                new Document("version", 1L)
                        .append(
                                "state",
                                new Document("state", state).append("notices", List.of(notice))));
    }

    private static Document to(String contact) {
        return new Document("state", new Document("contact", contact));
    }

    private static void everybodyKnows(String id, long version) {
        insert("registration", "seatWishes", id, new Document("version", version));
        insert("recommendation", "registrations", id, new Document("version", version));
        insert("notification", "registrations", id, new Document("version", version));
    }

    private static void insert(String database, String collection, String id, Document document) {
        var documents = client.getDatabase(database).getCollection(collection);
        documents.deleteOne(new Document("_id", id));
        documents.insertOne(document.append("_id", id));
    }

    private static void event(String id, int version, String status) throws Exception {
        try (var producer =
                new KafkaProducer<>(connection(), new StringSerializer(), new StringSerializer())) {
            var record =
                    new ProducerRecord<>(
                            "registrations",
                            id,
                            "{\"registration\": {\"status\": \"%s\"}}".formatted(status));
            record.headers().add("ce_id", (id + ":" + version).getBytes(UTF_8));
            producer.send(record).get();
        }
    }

    private static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", kafka.brokers());
    }
}
