package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.EventTopic;

/** Services that start into an empty house: Kafka, MongoDB and the mail server are away. */
class AwayPartsIT {
    /** All at once, which takes each of them longer, and all of them less time. */
    private static final Duration UP = Duration.ofMinutes(2);

    private static final Duration AT_WORK = Duration.ofSeconds(10);

    /** A start tells some 20 lines; each part that is away may be named now and then. */
    private static final int QUIET = 100;

    private final Home home = new Home(Path.of("target", "talanoa-away").toAbsolutePath());
    private final Supervisor supervisor = new Supervisor(home, new Console(System.out));

    @AfterEach
    void stop() throws InterruptedException {
        supervisor.stop();
    }

    @Test
    void each_service_answers_meanwhile_and_is_at_work_soon_after_they_came()
            throws IOException,
                    CannotStart,
                    InterruptedException,
                    ExecutionException,
                    TimeoutException {
        Home.delete(home.folder());
        home.prepare();
        var installation = Talanoa.installation(home, Talanoa.freePorts());
        var services =
                installation.parts().stream().filter(part -> !part.layer().isGround()).toList();
        for (var service : services) {
            var _ = supervisor.start(service);
        }
        Waiting.until("all services to answer")
                .atMost(UP)
                .until(() -> services.stream().allMatch(AwayPartsIT::answers));
        for (var service : services) {
            // The portal's pages say themselves what is missing; the others can do nothing yet.
            assertThat(service.isReady())
                    .as(service.name() + " is ready")
                    .isEqualTo(service.layer() == Part.Layer.PORTAL);
        }
        assertThat(Http.status(installation.baseUrl())).isPositive();
        for (var service : services) {
            assertThat(Files.readAllLines(home.log(service.name())))
                    .as("what " + service.name() + " says meanwhile")
                    .hasSizeLessThan(QUIET);
        }

        CompletableFuture.allOf(
                        supervisor.start(installation.mongodb()),
                        supervisor.start(installation.kafka()),
                        supervisor.start(installation.mailbox()))
                .get(60, TimeUnit.SECONDS);
        CreateTopics.on(
                Map.of("KAFKA_BROKERS", installation.brokers()),
                EventTopic.PARTITIONS_EMBEDDED,
                (short) 1);
        Waiting.until("all services to be at work")
                .atMost(AT_WORK)
                .until(() -> services.stream().allMatch(Part::isReady));
        var registered = Programmer.of(installation.baseUrl()).registers(Applicant.another());
        new CaughtMails(installation.mailboxUrl())
                .mailTo(registered.applicant().email(), "Confirm your address");
    }

    private static boolean answers(Part service) {
        return Http.status(service.readiness().resolve("liveness").toString()) == 200;
    }
}
