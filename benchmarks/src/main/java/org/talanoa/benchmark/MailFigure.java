package org.talanoa.benchmark;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.util.Map;
import org.talanoa.benchmark.bare.BareMails;

/**
 * Mails per second from notification-service's queue, beside a bare loop over as many connections
 * to the same mail server. The queue is filled while hardly any may leave; then a process with the
 * same data takes over that may send as fast as it can.
 */
final class MailFigure implements Figure {
    private static final String SERVICE = "notification-service";

    /** More than a sweep takes up. */
    private static final int MAILS = 4_000;

    private static final int USERS = 8;

    /** As {@code talanoa.mail.connections} has it. */
    private static final int CONNECTIONS = 4;

    private final int sinkPort;

    MailFigure(int sinkPort) {
        this.sinkPort = sinkPort;
    }

    @Override
    public Map<String, String> settings() {
        return settings(1);
    }

    private Map<String, String> settings(int perSecond) {
        return Map.of(
                "talanoa.mail.smtp-port", Integer.toString(sinkPort),
                "talanoa.mail.per-second", Integer.toString(perSecond));
    }

    @Override
    public void measure(Platform platform, Report report) throws IOException, InterruptedException {
        var forms = new Forms(platform);
        var url = platform.registrationService() + "/api/v1/registrations";
        try (var sink = new MailSink(sinkPort)) {
            Load.times(MAILS, USERS, () -> forms.next(url));
            int waiting = queued(platform);
            Benchmarks.say("%,d mails wait".formatted(waiting));
            sink.empty();
            try (var _ = platform.replace(SERVICE, settings(1_000_000))) {
                Platform.waitFor("mails", () -> sink.count() >= waiting);
            }
            double here = sink.perSecond();
            int bytes = sink.meanBytes();
            sink.empty();
            try (var bare =
                    BareProgram.start(
                            BareMails.class,
                            Integer.toString(sinkPort),
                            Integer.toString(CONNECTIONS),
                            Integer.toString(waiting),
                            Integer.toString(bytes))) {
                var _ = bare.lastWords();
            }
            report.ratio(
                    "mails of %,d bytes over %d connections".formatted(bytes, CONNECTIONS),
                    "/s",
                    here,
                    sink.perSecond(),
                    "0.8");
        }
    }

    /** Waits until the service has made all the mails that it will; answers how many are unsent. */
    private static int queued(Platform platform) {
        try (var client = MongoClients.create(platform.mongoUri())) {
            var mails = client.getDatabase("notification").getCollection("mails");
            Platform.waitFor("mails to be queued", () -> mails.countDocuments() >= MAILS);
            platform.waitUntilQuiet();
            return Math.toIntExact(mails.countDocuments(eq("state.state", "QUEUED")));
        }
    }
}
