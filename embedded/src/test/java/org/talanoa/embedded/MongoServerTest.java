package org.talanoa.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MongoServerTest {
    private static final int WRITERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void nothing_acknowledged_is_lost_when_it_is_killed_among_many_writers(@TempDir Path data) {
        int port = Loopback.claim(0);
        var acknowledged = new ConcurrentHashMap<String, Integer>();
        for (int kill = 0; kill < kills(); kill++) {
            try (var server = start(port, data);
                    var client = client(port);
                    var writers = Executors.newFixedThreadPool(WRITERS)) {
                var documents = documents(client);
                var found = versions(documents);
                assertThat(found)
                        .containsKeys(acknowledged.keySet().toArray(String[]::new))
                        .allSatisfy((id, version) ->
                                assertThat(version)
                                        .isBetween(
                                                acknowledged.getOrDefault(id, 0),
                                                acknowledged.getOrDefault(id, 0) + 1));
                acknowledged.putAll(found); // what was shown must stay, too
                int before = acknowledged.values().stream().mapToInt(Integer::intValue).sum();
                for (int i = 0; i < WRITERS; i++) {
                    int writer = i;
                    writers.execute(() -> writeUntilItFails(documents, writer, acknowledged));
                }
                Awaitility.await()
                        .until(() ->
                                acknowledged.values().stream().mapToInt(Integer::intValue).sum()
                                        > before + 400);
                server.kill();
            }
        }
    }

    @Test
    void its_file_stays_within_a_small_multiple_of_its_data(@TempDir Path data) {
        int documents = 600;
        var file = data.resolve("documents.mv");
        try (var server = new MongoServer(data, 0);
                var client = MongoClients.create(server.uri())) {
            var collection = documents(client);
            long largest = 0;
            for (int round = 0; round < rounds(); round++) {
                for (int i = 0; i < documents; i++) {
                    collection.findOneAndReplace(
                            eq("_id", "document " + i),
                            document(i, round),
                            new FindOneAndReplaceOptions().upsert(true));
                }
                largest = Math.max(largest, size(file));
            }
            long bare = documents * 1000L;
            assertThat(largest).as("while there is work").isLessThan(12 * bare);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(size(file)).as("at rest").isLessThan(4 * bare));
        }
    }

    @Test
    void unique_indexes_hold_and_survive_a_restart(@TempDir Path data) {
        try (var server = new MongoServer(data, 0);
                var client = MongoClients.create(server.uri())) {
            var documents = documents(client);
            documents.createIndex(
                    Indexes.ascending("live"), new IndexOptions().unique(true).sparse(true));
            documents.insertOne(new Document("_id", "one").append("live", "review:organization"));
            documents.insertOne(new Document("_id", "two"));
            documents.insertOne(new Document("_id", "three"));
        }
        try (var server = new MongoServer(data, 0);
                var client = MongoClients.create(server.uri())) {
            var documents = documents(client);
            assertThatThrownBy(() ->
                            documents.insertOne(
                                    new Document("_id", "four")
                                            .append("live", "review:organization")))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("E11000");
            documents.insertOne(new Document("_id", "five"));
            documents.deleteOne(eq("_id", "one"));
            documents.insertOne(new Document("_id", "four").append("live", "review:organization"));
        }
    }

    @Test
    void an_index_can_be_made_while_others_write() {
        try (var client = MongoClients.create(EmbeddedParts.shared().mongoUri());
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var documents = client.getDatabase("indexed").getCollection("documents");
            var written =
                    IntStream.range(0, WRITERS)
                            .mapToObj(writer ->
                                    writers.submit(() ->
                                            IntStream.range(0, 100)
                                                    .forEach(i ->
                                                            documents.insertOne(
                                                                    new Document(
                                                                            "_id",
                                                                            writer + "." + i)))))
                            .toList();
            for (int i = 0; i < 20; i++) {
                documents.createIndex(
                        Indexes.ascending("key" + i), new IndexOptions().unique(true).sparse(true));
            }
            assertThat(written).allSatisfy(task -> assertThat(task).succeedsWithin(PATIENCE));
            assertThat(documents.countDocuments()).isEqualTo(WRITERS * 100);
        }
    }

    @Test
    void a_compound_unique_index_of_the_review_and_another_key_holds() {
        try (var client = MongoClients.create(EmbeddedParts.shared().mongoUri())) {
            var documents = client.getDatabase("compound").getCollection("documents");
            documents.createIndex(
                    Indexes.ascending("review", "email"),
                    new IndexOptions().unique(true).sparse(true));
            documents.insertOne(
                    new Document("_id", 1)
                            .append("review", "gcm")
                            .append("email", "a@example.org"));
            documents.insertOne(
                    new Document("_id", 2)
                            .append("review", "other")
                            .append("email", "a@example.org"));
            assertThatThrownBy(() ->
                            documents.insertOne(
                                    new Document("_id", 3)
                                            .append("review", "gcm")
                                            .append("email", "a@example.org")))
                    .isInstanceOf(MongoWriteException.class);
            assertThat(
                            documents
                                    .find(
                                            and(
                                                    eq("email", "a@example.org"),
                                                    eq("review", "other"),
                                                    lt("_id", 2)))
                                    .first())
                    .isNull();
            assertThat(
                            documents
                                    .find(
                                            and(
                                                    eq("email", "a@example.org"),
                                                    eq("review", "other"),
                                                    lt("_id", 3)))
                                    .first())
                    .containsEntry("_id", 2);
        }
    }

    @Test
    void a_guarded_upsert_of_something_older_is_a_duplicate() {
        try (var client = MongoClients.create(EmbeddedParts.shared().mongoUri())) {
            var documents = client.getDatabase("guarded").getCollection("documents");
            var upsert = new UpdateOptions().upsert(true);
            documents.updateOne(and(eq("_id", "one"), lt("version", 2)), set("version", 2), upsert);
            documents.updateOne(and(eq("_id", "one"), lt("version", 3)), set("version", 3), upsert);
            assertThatThrownBy(() ->
                            documents.updateOne(
                                    and(eq("_id", "one"), lt("version", 3)),
                                    set("version", 3),
                                    upsert))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("E11000");
            assertThat(documents.find().first()).containsEntry("version", 3);
        }
    }

    @Test
    void a_damaged_file_is_reported_in_a_sentence(@TempDir Path data) throws Exception {
        Files.write(data.resolve("documents.mv"), new byte[100_000]);
        try (var server =
                PartProcess.launch("256m", "mongodb", "--port", "0", "--data", data.toString())) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.errors())
                    .isEqualToIgnoringNewLines(
                            data.resolve("documents.mv")
                                    + " is damaged and cannot be read. Bring it back from a copy; without one, ./run --fresh begins anew.");
        }
    }

    @Test
    void a_file_that_the_system_does_not_hand_out_is_not_called_damaged(@TempDir Path data)
            throws Exception {
        var file = Files.createDirectory(data.resolve("documents.mv"));
        assertThatThrownBy(() -> new MongoServer(data, 0))
                .isInstanceOf(CannotStartException.class)
                .hasMessage(file + " cannot be read or written: Is a directory.");
    }

    @Test
    void a_file_with_a_hole_is_reported_at_start_and_not_to_a_user(@TempDir Path data)
            throws Exception {
        try (var server = new MongoServer(data, 0);
                var client = MongoClients.create(server.uri())) {
            documents(client)
                    .insertMany(IntStream.range(0, 1000).mapToObj(i -> document(i, 0)).toList());
        }
        var file = data.resolve("documents.mv");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) size(file) / 3), size(file) / 3);
        }
        assertThatThrownBy(() -> new MongoServer(data, 0))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void a_file_in_use_is_reported(@TempDir Path data) {
        try (var server = new MongoServer(data, 0)) {
            assertThatThrownBy(() -> new MongoServer(data, 0))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("in use");
            assertThatThrownBy(() -> new MongoServer(data.resolve("other"), server.port()))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessage(
                            "Port " + server.port() + " of 127.0.0.1 is taken by another program.");
        }
    }

    /** Inserts documents and raises their versions, and notes what was acknowledged. */
    private static void writeUntilItFails(
            MongoCollection<Document> documents, int writer, Map<String, Integer> acknowledged) {
        try {
            for (int i = 0; ; i = (i + 1) % 50) {
                var id = "document " + writer + "." + i;
                var known = documents.find(eq("_id", id)).first();
                if (known == null) {
                    documents.insertOne(
                            document(i, 1)
                                    .append("_id", id)
                                    .append("version", 1)
                                    .append("live", id));
                } else {
                    int version = known.getInteger("version");
                    documents.findOneAndUpdate(
                            and(eq("_id", id), eq("version", version)),
                            combine(inc("version", 1), set("live", id)));
                }
                acknowledged.merge(
                        id,
                        1,
                        (before, _) -> (known == null ? 0 : known.getInteger("version")) + 1);
            }
        } catch (MongoException _) {
            // killed
        }
    }

    private static Map<String, Integer> versions(MongoCollection<Document> documents) {
        var versions = new ConcurrentHashMap<String, Integer>();
        documents
                .find()
                .forEach(document ->
                        versions.put(document.getString("_id"), document.getInteger("version")));
        return versions;
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        var documents = client.getDatabase("test").getCollection("documents");
        documents.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
        return documents;
    }

    private static Document document(int number, int round) {
        var letters = new Random(number * 1000L + round).ints(800, 'a', 'z' + 1);
        var text =
                letters.collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return new Document("_id", "document " + number)
                .append("version", round)
                .append("text", text.toString());
    }

    /** Gives up soon, as the server is killed and not only slow. */
    private static MongoClient client(int port) {
        return MongoClients.create(
                "mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=1000");
    }

    private static PartProcess start(int port, Path data) {
        return PartProcess.start("256m", "mongodb", "--port", "" + port, "--data", data.toString());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int kills() {
        return Scale.of(2, 30);
    }

    private static int rounds() {
        return Scale.of(5, 200);
    }
}
