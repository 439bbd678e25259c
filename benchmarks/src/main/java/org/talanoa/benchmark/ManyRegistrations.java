package org.talanoa.benchmark;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.size;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;

/**
 * Fills registration-service faster than forms could: copies of registrations that it took in, each
 * another organization, written beside it. It can then be asked to tell all of them ({@code
 * republish}).
 */
final class ManyRegistrations implements AutoCloseable {
    private static final List<String> COUNTRIES = List.of("TH", "FJ", "IN", "KZ", "MN", "VU");
    private static final int AT_ONCE = 500;
    private static final Duration LONG = Duration.ofMinutes(30);

    /** Stands in the names and addresses of what is copied, and nowhere else. */
    private static final int MARK = 70_007_000;

    private final Platform platform;
    private final Forms forms;
    private final MongoClient client;
    private final MongoCollection<BsonDocument> registrations;
    private final List<BsonDocument> originals = new ArrayList<>();
    private int filled;

    ManyRegistrations(Platform platform) {
        this.platform = platform;
        forms = new Forms(platform);
        client = MongoClients.create(platform.mongoUri());
        registrations =
                client.getDatabase("registration")
                        .getCollection("registrations", BsonDocument.class);
        for (var country : COUNTRIES) originals.add(original(country));
    }

    String review() {
        return forms.review();
    }

    /** One that the service took in, after its events were sent. */
    private BsonDocument original(String country) {
        var url = platform.registrationService() + "/api/v1/registrations";
        var request = Http.post(url, forms.body(country, MARK + originals.size()));
        var id = Http.json(request).path("id").asString();
        var sent = and(eq("_id", id), size("outbox", 0));
        Platform.waitFor("its events", () -> registrations.countDocuments(sent) == 1);
        filled++;
        return requireNonNull(registrations.find(sent).first());
    }

    /** Writes them until there are so many, and has nobody told. */
    void write(int count) {
        var batch = new ArrayList<BsonDocument>();
        while (filled < count) {
            batch.add(copy(filled));
            filled++;
            if (batch.size() == AT_ONCE || filled == count) {
                registrations.insertMany(batch);
                batch.clear();
            }
        }
    }

    /** Begins to tell all of them; who waits until it is quiet waits for its end. */
    void republish() {
        var _ =
                Http.json(
                        Http.request(platform.registrationService() + "/operations/republish")
                                .timeout(LONG)
                                .header("Authorization", "Bearer " + platform.token())
                                .POST(BodyPublishers.noBody()));
    }

    /** As if it had come a second before the one with the number below. */
    private BsonDocument copy(int number) {
        int from = number % originals.size();
        var original = originals.get(from);
        var reference = original.getString("reference").getValue();
        var other = "TAL-%s-%s".formatted(letters(number / 10_000), letters(number % 10_000));
        var text =
                original.toJson()
                        .replace(original.getString("_id").getValue(), UUID.randomUUID().toString())
                        .replace(Integer.toString(MARK + from), Integer.toString(number))
                        .replace(reference, other);
        for (int part = 1; part <= 2; part++) {
            text =
                    text.replace(
                            "\"" + word(reference, part) + "\"", "\"" + word(other, part) + "\"");
        }
        var copy = BsonDocument.parse(text);
        var submitted = copy.getDateTime("waitsSince").getValue() - number * 1000L;
        copy.put("waitsSince", new BsonDateTime(submitted));
        copy.getDocument("state").put("submittedAt", new BsonDateTime(submitted));
        return copy;
    }

    private static String letters(int number) {
        return "%04d".formatted(number).replace('0', 'X').replace('1', 'Y');
    }

    private static String word(String reference, int part) {
        return reference.split("-", -1)[part].toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        client.close();
    }
}
