package org.talanoa.benchmark;

import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.talanoa.benchmark.bare.BareIntake;

/**
 * Registrations per second with everything on, beside a bare endpoint that stores as much: in turns
 * on the same store. Once more while those stand still that do something about them on the same
 * processors.
 */
final class IntakeFigure implements Figure {
    private static final int USERS = 16;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration TURN = Duration.ofSeconds(8);
    private static final String SERVICE = "registration-service";
    private static final String PATH = "/api/v1/registrations";

    /** Who does something about a registration that came in. */
    private static final List<String> FOLLOWERS =
            List.of("notification-service", "recommendation-service", "dashboard-service");

    /**
     * A way in: what is asked there, the processor time of who answers, and who stands still
     * meanwhile.
     */
    private record Door(
            String name,
            Supplier<HttpRequest> requests,
            Supplier<Duration> cpu,
            List<String> still) {}

    /** What a turn gave: milliseconds are those of a processor, for each request. */
    private record Turn(double perSecond, double serviceMillis, double storeMillis, int refused) {}

    @Override
    public void measure(Platform platform, Report report) throws IOException, InterruptedException {
        var forms = new Forms(platform);
        var service = platform.registrationService() + PATH;
        var gateway = platform.url() + PATH;
        int size = sizeStored(platform, () -> forms.next(service));
        int filler = size - sizeOf(BsonDocument.parse(forms.body()));
        int port = platform.freePort();
        var bareUrl = "http://127.0.0.1:" + port + "/forms";
        try (var bare =
                BareProgram.start(
                        BareIntake.class,
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--spring.threads.virtual.enabled=true",
                        "--mongodb.uri=" + platform.mongoUri(),
                        "--filler=" + filler)) {
            bare.waitFor(port);
            var doors =
                    List.of(
                            new Door("bare", () -> forms.next(bareUrl), bare::cpu, List.of()),
                            new Door(
                                    "intake",
                                    () -> forms.next(service),
                                    () -> platform.cpu(SERVICE),
                                    List.of()),
                            new Door(
                                    "intake while who follows stands still",
                                    () -> forms.next(service),
                                    () -> platform.cpu(SERVICE),
                                    FOLLOWERS),
                            new Door(
                                    "intake through the portal",
                                    () -> forms.next(gateway),
                                    () -> platform.cpu(SERVICE).plus(platform.cpu("portal")),
                                    List.of()));
            compare(doors, platform, report);
        }
    }

    /** How large a registration is when it is written: with its events, which leave it soon. */
    private static int sizeStored(Platform platform, Supplier<HttpRequest> requests) {
        var load = CompletableFuture.supplyAsync(() -> Load.of(USERS, WARM_UP, requests));
        try (var client = MongoClients.create(platform.mongoUri())) {
            var registrations =
                    client.getDatabase("registration")
                            .getCollection("registrations", RawBsonDocument.class);
            while (!load.isDone()) {
                var unsent = registrations.find(exists("outbox.id")).first();
                if (unsent != null) return unsent.getByteBuffer().remaining();
            }
            throw new IllegalStateException("No registration was seen before its events were sent");
        } finally {
            load.join();
        }
    }

    private static int sizeOf(BsonDocument document) {
        return new RawBsonDocument(document, new BsonDocumentCodec()).getByteBuffer().remaining();
    }

    private static void compare(List<Door> doors, Platform platform, Report report)
            throws IOException, InterruptedException {
        var turns = new ArrayList<List<Turn>>();
        for (var door : doors) {
            Load.of(USERS, WARM_UP, door.requests());
            platform.waitUntilQuiet();
            turns.add(new ArrayList<>());
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < doors.size(); i++) {
                turns.get(i).add(turn(doors.get(i), platform));
                platform.waitUntilQuiet();
            }
        }
        var bare = turns.getFirst();
        for (int i = 1; i < doors.size(); i++) {
            var name = doors.get(i).name();
            var here = turns.get(i);
            report.ratio(
                    name,
                    "/s",
                    median(here, Turn::perSecond),
                    median(bare, Turn::perSecond),
                    "0.7");
            report.ratio(
                    name + ": processor of the service per request",
                    "ms",
                    median(here, Turn::serviceMillis),
                    median(bare, Turn::serviceMillis),
                    "");
            report.ratio(
                    name + ": processor of the store per request, with all that follows at once",
                    "ms",
                    median(here, Turn::storeMillis),
                    median(bare, Turn::storeMillis),
                    "");
            report.row(name + ": refused", Report.number(median(here, Turn::refused)), "0");
        }
    }

    private static Turn turn(Door door, Platform platform)
            throws IOException, InterruptedException {
        for (var part : door.still()) platform.signal("STOP", part);
        try {
            var service = door.cpu().get();
            var store = platform.cpu("mongodb");
            var load = Load.of(USERS, TURN, door.requests());
            return new Turn(
                    load.perSecond(),
                    millis(door.cpu().get().minus(service), load),
                    millis(platform.cpu("mongodb").minus(store), load),
                    load.refused());
        } finally {
            for (var part : door.still()) platform.signal("CONT", part);
        }
    }

    private static double millis(Duration cpu, Load load) {
        return cpu.toNanos() / 1e6 / (load.taken().count() + load.refused());
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> of) {
        return Timings.median(turns.stream().mapToDouble(of).boxed().toList());
    }
}
