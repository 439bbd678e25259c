package org.talanoa.platform.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
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
import org.talanoa.embedded.Mailbox;
import org.talanoa.embedded.MongoServer;

/** All damage is done first and looked at once; each test looks for what is said of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReconciliationTest {
    private static final String CHECK = "org.talanoa.platform.Check";

    @TempDir static Path folder;
    private static KafkaBroker kafka;
    private static MongoServer mongodb;
    private static MongoClient client;
    private static Mailbox mailbox;
    private static HttpServer portal;
    private static List<Finding> said;

    /** The same look, by the program. */
    private static Process program;

    @BeforeAll
    static void start() throws Exception {
        kafka = new KafkaBroker(folder.resolve("kafka"), 0);
        mongodb = new MongoServer(folder.resolve("mongodb"), 0);
        mailbox = new Mailbox(folder.resolve("mailbox"), 0, 0);
        portal = StandInPortal.start(Map.of("counted", dashboard(1), "miscounted", dashboard(2)));
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
        forgetNotices();
        miscount();
        loseMails();
        fallBehind();
        program = runProgram(folder.resolve("no home"), settings());
        var addresses =
                new Addresses(
                        mongodb.uri(),
                        connection(),
                        Optional.of(new Addresses.Client(StandInPortal.url(portal), "us", "it")),
                        Optional.of(mailbox.url()));
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
        registration("otherwise", 1, "APPROVED");
        event("otherwise", 1, "UNCONFIRMED");
        everybodyKnows("otherwise", 1);
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

    /**
     * Facts call for notices, which are there for one of two; withdrawing unproven calls for none.
     */
    private static void forgetNotices() throws Exception {
        for (var id : List.of("told", "untellable")) {
            registration(id, 1, "APPROVED");
            everybodyKnows(id, 1);
            send(
                    "registrations",
                    id,
                    "org.talanoa.registration.approved.v1",
                    "{'registration': {'id': '%1$s', 'status': 'APPROVED', 'focalPoint': '%1$s.p1', 'delegates': ['%1$s.p2']}}"
                            .formatted(id));
            send(
                    "seats",
                    "of-" + id,
                    "org.talanoa.seat.confirmed.v1",
                    "{'seat': {'consultation': 'of-%1$s', 'registration': '%1$s'}}".formatted(id));
        }
        for (var notice :
                List.of(
                        "told:1:told.p1:REGISTRATION_APPROVED",
                        "named:told.p2:DELEGATE_NAMED",
                        "of-told:1:told.p1:SEAT_CONFIRMED")) {
            insert("notification", "notices", notice, new Document());
        }
        for (var confirmed :
                Map.of("unproven", "null", "proven", "'2026-11-24T12:00:00Z'").entrySet()) {
            send(
                    "registrations",
                    confirmed.getKey(),
                    "org.talanoa.registration.withdrawn.v1",
                    "{'registration': {'id': '%1$s', 'status': 'WITHDRAWN', 'focalPoint': '%1$s.p1', 'confirmedAt': %2$s}}"
                            .formatted(confirmed.getKey(), confirmed.getValue()));
        }
    }

    /** Of two reviews alike, whose dashboards differ. */
    private static void miscount() throws Exception {
        for (var review : List.of("counted", "miscounted")) {
            insert("consultation", "reviews", review, new Document("version", 1L));
            registration(review + "-one", review, "APPROVED", "c1", "c2");
            insert(
                    "registration",
                    "seats",
                    "c1." + review,
                    ledger(review, Map.of(review + "-one", "CONFIRMED", "another", "RELEASED")));
            insert(
                    "recommendation",
                    "submissions",
                    review + "-points",
                    of(
                            new Document("review", review)
                                    .append("points", List.of(status("RECEIVED")))));
            insert("notification", "mails", review + "-mail", sent(review));
        }
        insert("consultation", "seats", "c1.counted", taken(1));
        insert("consultation", "seats", "c1.miscounted", taken(2));
        insert("consultation", "seats", "c1.late", taken(0));
        send("seats", "c1.late", "", "{'seat': {'consultation': 'c1.late', 'registration': 'x'}}");
    }

    private static void loseMails() throws Exception {
        var mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setText("Caught");
        mail.saveChanges();
        mail.setHeader("Message-ID", "<counted-mail@example.org>");
        var session = Session.getInstance(new Properties());
        try (var smtp = session.getTransport("smtp")) {
            smtp.connect(mailbox.smtpHost(), mailbox.smtpPort(), "", "");
            smtp.sendMessage(mail, InternetAddress.parse("reader@example.org"));
        }
    }

    private static void fallBehind() throws Exception {
        var partition = new TopicPartition("registrations", 0);
        try (var admin = Admin.create(connection())) {
            var end =
                    admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get()
                            .offset();
            for (var read :
                    Map.of(
                                    "recommendation-service.registrations",
                                    end,
                                    "notification-service.registrations",
                                    end - 3)
                            .entrySet()) {
                var offset = Map.of(partition, new OffsetAndMetadata(read.getValue()));
                admin.alterConsumerGroupOffsets(read.getKey(), offset).all().get();
            }
        }
    }

    @AfterAll
    static void stop() {
        program.destroyForcibly();
        portal.stop(0);
        mailbox.close();
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
        assertThat(saidOf("otherwise"))
                .containsExactly(
                        "registration.registrations otherwise is APPROVED, its newest event says UNCONFIRMED");
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
    void a_fact_whose_notice_is_missing_is_told() {
        assertThat(said)
                .extracting(Finding::sentence)
                .filteredOn(sentence -> sentence.endsWith(" is called for and not there"))
                .extracting(sentence -> sentence.replaceAll("^notice | is called .*", ""))
                .containsExactlyInAnyOrder(
                        "untellable:1:untellable.p1:REGISTRATION_APPROVED",
                        "named:untellable.p2:DELEGATE_NAMED",
                        "of-untellable:1:untellable.p1:SEAT_CONFIRMED",
                        "proven:1:proven.p1:REGISTRATION_WITHDRAWN");
    }

    @Test
    void each_number_of_a_dashboard_that_differs_is_told() {
        assertThat(saidOf("dashboard of counted,")).isEmpty();
        assertThat(saidOf("dashboard of miscounted,"))
                .extracting(sentence -> sentence.replaceFirst("dashboard of miscounted, ", ""))
                .containsExactlyInAnyOrder(
                        "registrations: {all=2}, but there are {all=1}",
                        "registrations by status: {APPROVED=2}, but there are {APPROVED=1}",
                        "registrations by type: {academia=2}, but there are {academia=1}",
                        "registrations by country: {FJ=2}, but there are {FJ=1}",
                        "registrations by subregion: {other=2}, but there are {other=1}",
                        "registrations by day: {2026-11-24=2}, but there are {2026-11-24=1}",
                        "organizations: {academia other APPROVED=2}, but there are {academia other APPROVED=1}",
                        "points by objective: {7=2}, but there are {7=1}",
                        "notices by state: {SENT=2}, but there are {SENT=1}",
                        "points: {all=2}, but there are {all=1}",
                        "points by status: {RECEIVED=2}, but there are {RECEIVED=1}",
                        "seats in c1.miscounted: {CONFIRMED=2, RELEASED=2}, but there are {CONFIRMED=1, RELEASED=1}",
                        "seats in c2.miscounted: {}, but there are {REQUESTED=1}");
    }

    @Test
    void seats_left_that_no_ledger_says_or_that_are_of_yesterday_are_told() {
        assertThat(saidOf("consultation.seats c1.counted")).isEmpty();
        assertThat(saidOf("consultation.seats c1.miscounted"))
                .containsExactly("consultation.seats c1.miscounted, taken: 2, but there are 1");
        assertThat(saidOf("consultation.seats c1.late"))
                .containsExactly(
                        "consultation.seats c1.late is known at version 0, the newest event tells of 1");
    }

    @Test
    void a_mail_that_was_sent_and_not_caught_is_told() {
        assertThat(saidOf("mail counted-mail")).isEmpty();
        assertThat(saidOf("mail miscounted-mail"))
                .containsExactly("mail miscounted-mail was sent and not caught");
    }

    @Test
    void a_group_that_lags_is_told() {
        assertThat(saidOf("notification-service.registrations"))
                .containsExactly("notification-service.registrations has 3 unread");
        assertThat(saidOf("recommendation-service.registrations")).isEmpty();
    }

    @Test
    void the_program_says_all_of_it_and_ends_with_1() throws Exception {
        var output = new String(program.getInputStream().readAllBytes(), UTF_8);
        assertThat(output)
                .contains("! consultation.seats c1.miscounted, taken: 2, but there are 1\n")
                .endsWith(said.size() + " things do not agree.\n");
        assertThat(program.waitFor()).isEqualTo(1);
    }

    @Test
    void the_program_ends_with_2_where_a_part_is_away_or_nothing_runs() throws Exception {
        var away = new HashMap<>(settings());
        away.put("MONGODB_URI", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200");
        assertThat(runProgram(folder, away).waitFor()).isEqualTo(2);
        assertThat(runProgram(folder, Map.of()).waitFor()).isEqualTo(2);
    }

    private static Process runProgram(Path home, Map<String, String> settings) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", CHECK);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("TALANOA_HOME", home.toString());
        builder.environment().putAll(settings);
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static Map<String, String> settings() {
        return Map.of(
                "MONGODB_URI", mongodb.uri(),
                "KAFKA_BROKERS", kafka.brokers(),
                "BASE_URL", StandInPortal.url(portal),
                "API_CLIENT_ID", "us",
                "API_CLIENT_SECRET", "it",
                "MAILBOX_URL", mailbox.url());
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
                        .append("state", state("a review that nobody shows", status)));
    }

    private static void registration(
            String id, String review, String status, String... consultations) {
        var wishes = Arrays.stream(consultations).map(of -> of + "." + review).toList();
        insert(
                "registration",
                "registrations",
                id,
                of(state(review, status).append("consultations", wishes)));
    }

    private static Document state(String review, String status) {
        return new Document("status", status)
                .append("review", review)
                .append("submittedAt", Date.from(Instant.parse("2026-11-24T12:00:00Z")))
                .append("organization", new Document("type", "academia").append("country", "FJ"));
    }

    private static Document ledger(String review, Map<String, String> states) {
        var seats =
                states.entrySet().stream()
                        .map(seat ->
                                new Document("registration", seat.getKey())
                                        .append("state", seat.getValue()))
                        .toList();
        return of(
                new Document("consultation", new Document("review", review))
                        .append("seats", seats));
    }

    private static Document taken(int seats) {
        return new Document("version", 0L).append("state", new Document("taken", seats));
    }

    private static Document status(String status) {
        return new Document("status", status).append("objectives", List.of(7));
    }

    private static Document sent(String review) {
        return of(
                new Document("review", review)
                        .append("state", "SENT")
                        .append("notices", List.of(review + "-notice")));
    }

    private static Document of(Document state) {
        return new Document("version", 1L).append("outbox", List.of()).append("state", state);
    }

    /** One registration of everything that is counted, or several. */
    private static String dashboard(int many) {
        return """
        {"registrations": {"total": %1$d, "byStatus": {"APPROVED": %1$d}, "byType": {"academia": %1$d},
                           "byCountry": {"FJ": %1$d}, "bySubregion": {"other": %1$d}, "byDay": {"2026-11-24": %1$d},
                           "organizations": [{"type": "academia", "subregion": "other", "status": "APPROVED", "organizations": %1$d}]},
         "notices": {"byState": {"SENT": %1$d, "FAILED": 0}},
         "recommendations": {"total": %1$d, "byStatus": {"RECEIVED": %1$d}, "byObjective": {"7": %1$d}},
         "seats": [{"consultationId": "c1.%2$s", "byState": {"CONFIRMED": %1$d, "RELEASED": %1$d}}%3$s]}
        """
                .formatted(
                        many,
                        many == 1 ? "counted" : "miscounted",
                        many == 1
                                ? ", {\"consultationId\": \"c2.counted\", \"byState\": {\"REQUESTED\": 1}}"
                                : "");
    }

    private static void mail(String id, String state, String notice) {
        insert(
                "notification",
                "mails",
                id,
                of(
                        new Document("review", "a review that nobody shows")
                                .append("state", state)
                                .append("notices", List.of(notice))));
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
        var value = "{'registration': {'status': '%s'}}".formatted(status);
        send("registrations", id, version, "", value);
    }

    private static void send(String topic, String id, String type, String value) throws Exception {
        send(topic, id, 1, type, value);
    }

    private static void send(String topic, String id, int version, String type, String value)
            throws Exception {
        try (var producer =
                new KafkaProducer<>(connection(), new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(topic, id, value.replace('\'', '"'));
            record.headers().add("ce_id", (id + ":" + version).getBytes(UTF_8));
            record.headers().add("ce_type", type.getBytes(UTF_8));
            producer.send(record).get();
        }
    }

    private static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", kafka.brokers());
    }
}
