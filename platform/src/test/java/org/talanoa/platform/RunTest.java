package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that end before the first part. */
class RunTest {
    @TempDir Path folder;
    private Home home;

    @BeforeEach
    void leaveAnAccessFile() throws CannotStart, IOException {
        home = new Home(folder);
        home.prepare();
        Files.writeString(home.access(), "{}");
    }

    @Test
    void what_a_killed_run_said_of_itself_is_gone_with_the_next() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(errorsOfRunOn(taken.getLocalPort()))
                    .contains(" is taken by another program");
        }
        assertThat(home.access()).doesNotExist();
    }

    @Test
    void what_a_living_run_says_of_itself_stays() throws Exception {
        try (var _ = home.lock()) {
            assertThat(errorsOfRunOn(8080)).contains("Talanoa already runs on the folder");
        }
        assertThat(home.access()).exists();
    }

    private String errorsOfRunOn(int port) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                        Part.javaProgram(),
                        "-XX:TieredStopAtLevel=1",
                        Run.class.getName(),
                        "--port",
                        Integer.toString(port));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("TALANOA_HOME", folder.toString());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var process = builder.start();
        var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        return errors;
    }
}
