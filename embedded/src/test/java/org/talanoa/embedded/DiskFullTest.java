package org.talanoa.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a full disk does not take is refused; what was acknowledged before is there afterwards. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiskFullTest {
    private static final String TOPIC = "registrations";
    private static final Random CHANCE = new Random(7);

    @Test
    void the_document_server_ends_and_has_all_that_it_acknowledged_when_there_is_room(
            @TempDir Path data) throws Exception {
        int port = Loopback.claim(0);
        var acknowledged = new HashSet<Document>();
        var arguments = new String[] {"mongodb", "--port", "" + port, "--data", data.toString()};
        try (var server = PartProcess.startWithFilesUpTo(2_048, "128m", arguments);
                var client = MongoClients.create(uri(port))) {
            var documents = client.getDatabase("full").getCollection("documents");
            assertThatThrownBy(() -> insertUntilItFails(documents, acknowledged))
                    .isInstanceOf(MongoException.class);
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.errors()).contains("Is the disk full?");
        }
        try (var server = PartProcess.start("128m", arguments);
                var client = MongoClients.create(uri(port))) {
            var documents = client.getDatabase("full").getCollection("documents");
            var found = documents.find().into(new HashSet<>());
            assertThat(acknowledged).hasSizeGreaterThan(50);
            assertThat(found.containsAll(acknowledged)).as("all of them, whole").isTrue();
            documents.insertOne(new Document("_id", "afterwards"));
            assertThat(server.terminate()).isEqualTo(128 + 15);
        }
    }

    private static String uri(int port) {
        return "mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=2000";
    }

    private static void insertUntilItFails(
            MongoCollection<Document> documents, Set<Document> acknowledged) {
        for (int i = 0; i < 10_000; i++) {
            var document = new Document("_id", "d" + i).append("is", new Binary(noise(8_192)));
            documents.insertOne(document);
            acknowledged.add(document);
        }
    }

    @Test
    void the_broker_takes_no_more_and_has_all_that_it_acknowledged_when_there_is_room(
            @TempDir Path data) throws Exception {
        int port = Loopback.claim(0);
        var brokers = "127.0.0.1:" + port;
        var arguments = new String[] {"kafka", "--port", "" + port, "--data", data.toString()};
        int acknowledged = 0;
        try (var broker = PartProcess.startWithFilesUpTo(12_288, "192m", arguments);
                var producer = producer(brokers)) {
            create(brokers);
            try {
                for (; acknowledged < 2_000; acknowledged++) {
                    producer.send(new ProducerRecord<>(TOPIC, noise(16_384))).get();
                }
            } catch (ExecutionException refused) {
                assertThat(refused)
                        .hasCauseInstanceOf(org.apache.kafka.common.KafkaException.class);
            }
            assertThat(acknowledged).isBetween(100, 1_999);
            assertThat(broker.exitCode()).isEqualTo(1); // and whoever started it starts it again
        }
        try (var broker = PartProcess.start("192m", arguments);
                var producer = producer(brokers)) {
            assertThat(end(brokers)).isGreaterThanOrEqualTo(acknowledged);
            producer.send(new ProducerRecord<>(TOPIC, noise(16_384))).get();
            assertThat(broker.terminate()).isEqualTo(128 + 15);
        }
    }

    private static void create(String brokers) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String brokers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "delivery.timeout.ms",
                        4_000,
                        "request.timeout.ms",
                        2_000,
                        "linger.ms",
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** How many records can be read, each whole. */
    private static int end(String brokers) {
        var partition = new TopicPartition(TOPIC, 0);
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
            int read = 0;
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    assertThat(record.value()).hasSize(16_384);
                    read++;
                }
            }
            return read;
        }
    }

    @Test
    void the_mailbox_refuses_the_mail_for_now_and_goes_on(@TempDir Path data) throws Exception {
        int port = Loopback.claim(0);
        var arguments =
                new String[] {
                    "mailbox", "--port", "" + port, "--data", data.toString(), "--http-port", "0"
                };
        try (var mailbox = PartProcess.startWithFilesUpTo(64, "64m", arguments)) {
            MailboxTest.send(port, MailboxTest.mail("One that fits", "Text", "<p>HTML</p>"));
            var large = MailboxTest.mail("One that does not", "words ".repeat(20_000), "<p/>");
            assertThatThrownBy(() -> MailboxTest.send(port, large))
                    .isInstanceOfSatisfying(
                            SMTPSendFailedException.class,
                            refused -> assertThat(refused.getReturnCode()).isEqualTo(452));
            MailboxTest.send(port, MailboxTest.mail("Another that fits", "Text", "<p>HTML</p>"));
            assertThat(mailbox.terminate()).isEqualTo(128 + 15);
        }
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(2).allMatch(file -> file.toString().endsWith(".eml"));
        }
    }

    private static byte[] noise(int bytes) {
        var noise = new byte[bytes];
        CHANCE.nextBytes(noise);
        return noise;
    }
}
