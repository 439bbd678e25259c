package org.talanoa.benchmark;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long it takes to read, alone, through the portal, with few registrations and with many. */
final class ReadFigure implements Figure {
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration TURN = Duration.ofSeconds(3);

    /** Who stores something of a registration of which it is told. */
    private static final List<String> KEEPERS =
            List.of("registration-service", "notification-service", "recommendation-service");

    private final List<Integer> sizes;
    private final String mongoUri;

    /**
     * @param sizes how many registrations there are, growing
     * @param mongoUri of a store with nothing in it; empty for the embedded one
     */
    ReadFigure(List<Integer> sizes, String mongoUri) {
        this.sizes = sizes;
        this.mongoUri = mongoUri;
    }

    @Override
    public Map<String, String> settings() {
        return mongoUri.isEmpty()
                ? Map.of()
                : Map.of(
                        Platform.MONGO_URI,
                        mongoUri,
                        "talanoa.mongodb.index-for-compare-and-set",
                        "false");
    }

    @Override
    public void measure(Platform platform, Report report) throws IOException, InterruptedException {
        var taken = new LinkedHashMap<String, List<Timings>>();
        String review;
        try (var registrations = new ManyRegistrations(platform)) {
            review = registrations.review();
            for (int size : sizes) {
                registrations.write(size);
                platform.waitUntilQuiet();
                Benchmarks.say("There are %,d registrations".formatted(size));
                requests(platform, review).forEach((what, request) -> read(what, request, taken));
            }
        }
        readDashboards(platform, review, taken);
        taken.forEach((what, timings) -> row(report, what, timings));
    }

    /** The dashboard counts in memory what it is told, whether or not anybody keeps it. */
    private void readDashboards(Platform platform, String review, Map<String, List<Timings>> taken)
            throws IOException, InterruptedException {
        var dashboard = get(platform.url() + "/api/v1/dashboards/" + review, platform.token());
        var registrations = new ToldRegistrations(platform);
        for (var part : KEEPERS) platform.signal("STOP", part);
        try {
            for (int size : sizes) {
                registrations.tell(size - counted(dashboard));
                Platform.waitFor("the dashboard", () -> counted(dashboard) == size);
                Benchmarks.say("The dashboard counts %,d".formatted(size));
                read("dashboard", dashboard, taken);
            }
        } finally {
            for (var part : KEEPERS) platform.signal("CONT", part);
        }
    }

    private static int counted(HttpRequest dashboard) {
        return Http.JSON
                .readTree(Http.send(dashboard).body())
                .path("registrations")
                .path("total")
                .asInt();
    }

    private static void read(String what, HttpRequest request, Map<String, List<Timings>> taken) {
        var _ = Load.of(1, WARM_UP, () -> request);
        var timings = Load.of(1, TURN, () -> request).taken();
        taken.computeIfAbsent(what, _ -> new ArrayList<>()).add(timings);
    }

    private void row(Report report, String what, List<Timings> timings) {
        var each = new ArrayList<String>();
        for (int i = 0; i < sizes.size(); i++) {
            each.add("%,d: ".formatted(sizes.get(i)) + timings.get(i));
        }
        double growth = millis(timings.getLast()) / millis(timings.getFirst());
        report.row(
                what,
                String.join("<br>", each),
                "flat: "
                        + String.format(Locale.ROOT, "%.1f", growth)
                        + " times the median of the fewest");
    }

    private static double millis(Timings timings) {
        return timings.within(0.5).toNanos() / 1e6;
    }

    private static Map<String, HttpRequest> requests(Platform platform, String review) {
        var token = platform.token();
        var api = platform.url() + "/api/v1";
        var queue = api + "/registrations?reviewId=" + review + "&size=50";
        var requests = new LinkedHashMap<String, HttpRequest>();
        requests.put("queue, longest waiting first", get(queue, token));
        requests.put("queue, newest first", get(queue + "&sort=submittedAt,desc", token));
        requests.put("queue by name", get(queue + "&sort=name,asc", token));
        requests.put(
                "queue of a status and a country",
                get(queue + "&status=UNCONFIRMED&country=FJ&sort=submittedAt,asc", token));
        requests.put("queue by words", get(queue + "&q=organization%2077", token));
        requests.put("reviews", get(api + "/reviews", token));
        requests.put("review", get(api + "/reviews/" + review, token));
        requests.put("consultations", get(api + "/reviews/" + review + "/consultations", token));
        requests.put("start page", get(platform.url() + "/", null));
        requests.put("page of the review", get(platform.url() + "/reviews/" + review, null));
        requests.put(
                "registration form",
                get(platform.url() + "/reviews/" + review + "/register", null));
        return requests;
    }

    private static HttpRequest get(String url, @Nullable String token) {
        var request = Http.request(url);
        if (token != null) request.header("Authorization", "Bearer " + token);
        return request.build();
    }
}
