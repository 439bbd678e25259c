package org.talanoa.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.talanoa.platform.Part.Layer.BROKER;
import static org.talanoa.platform.Part.Layer.PORTAL;
import static org.talanoa.platform.Part.Layer.SERVICE;
import static org.talanoa.platform.Part.Layer.STORE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
    private Home home;
    private Path ends;
    private Supervisor supervisor;

    @BeforeEach
    void prepare() throws CannotStart {
        home = new Home(folder);
        home.prepare();
        ends = folder.resolve("ends");
        supervisor = new Supervisor(home, console);
    }

    @AfterEach
    void stop() throws InterruptedException {
        supervisor.stop();
    }

    @Test
    void parts_end_from_the_portal_down_to_the_store() throws Exception {
        CompletableFuture.allOf(
                        supervisor.start(StandIn.part("store", STORE, ends)),
                        supervisor.start(StandIn.part("portal", PORTAL, ends)),
                        supervisor.start(StandIn.part("broker", BROKER, ends)),
                        supervisor.start(StandIn.part("service", SERVICE, ends)))
                .get(30, SECONDS);
        var processes = ProcessHandle.current().children().toList();
        supervisor.stop();
        assertThat(Files.readAllLines(ends))
                .containsExactly("portal", "service", "broker", "store");
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(folder.resolve("run")).isEmptyDirectory();
        assertThat(said()).containsPattern("portal {18}ready after \\d+\\.\\d s");
    }

    @Test
    void a_part_that_is_killed_is_started_again_and_says_so() throws Exception {
        var part = StandIn.part("service", SERVICE, ends);
        supervisor.start(part).get(30, SECONDS);
        var killed = pidOf("service");
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        await().until(() -> part.isReady() && pidOf("service") != killed);
        assertThat(said()).contains("ended with exit code 137; it is started again in 1 s");
    }

    @Test
    void a_part_that_cannot_be_started_again_is_tried_until_it_can() throws Exception {
        var part = StandIn.part("service", SERVICE, ends);
        supervisor.start(part).get(30, SECONDS);
        var killed = pidOf("service");
        Files.delete(home.log("service"));
        Files.createDirectory(home.log("service")); // nothing can be written there now
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        await().until(() -> said().contains("cannot be started: "));
        assertThat(said()).containsPattern("service +cannot be started: .+; it is tried again in");
        Files.delete(home.log("service"));
        await().until(() -> part.isReady() && pidOf("service") != killed);
        assertThat(supervisor.failure()).isNotDone();
    }

    @Test
    void a_part_is_kept_running_though_its_number_cannot_be_written() throws Exception {
        var number = Files.createDirectory(home.pid("service"));
        Files.createFile(number.resolve("so that it cannot be deleted"));
        var part = StandIn.part("service", SERVICE, ends);
        supervisor.start(part).get(30, SECONDS);
        assertThat(said()).contains("its file " + number + " cannot be written");
        var process = ProcessHandle.current().children().filter(this::isPart).findFirst();
        process.orElseThrow().destroyForcibly();
        await().until(() -> said().contains("ended with exit code 137"));
        await().until(part::isReady);
    }

    @Test
    void a_store_that_refuses_to_start_fails_the_start_with_its_own_words() throws Exception {
        var _ = supervisor.start(StandIn.refusing("store", STORE));
        assertThat(supervisor.failure())
                .failsWithin(30, SECONDS)
                .withThrowableThat()
                .havingRootCause()
                .withMessage("store does not start: " + StandIn.REFUSAL);
    }

    @Test
    void what_a_killed_supervisor_left_behind_is_stopped_and_nothing_else() throws Exception {
        var elsewhere = new Home(folder.resolve("elsewhere"));
        elsewhere.prepare();
        var left = StandIn.part("service", SERVICE, ends).start(home);
        var other = StandIn.part("other", SERVICE, ends).start(elsewhere);
        try {
            Files.writeString(home.pid("service"), Long.toString(left.pid()));
            Files.writeString(home.pid("other"), Long.toString(other.pid()));
            Files.writeString(home.pid("lost"), ""); // as a machine leaves it that lost its power
            assertThat(Leftovers.stop(home)).isOne();
            assertThat(left.isAlive()).isFalse();
            assertThat(other.isAlive()).isTrue();
        } finally {
            left.destroyForcibly().waitFor();
            other.destroyForcibly().waitFor();
        }
    }

    private boolean isPart(ProcessHandle process) {
        return Part.is(process, "service", home);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private long pidOf(String part) throws IOException {
        var file = home.pid(part);
        return Files.exists(file) ? Long.parseLong(Files.readString(file)) : 0;
    }
}
