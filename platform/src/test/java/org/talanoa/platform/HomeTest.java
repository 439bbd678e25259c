package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir Path folder;

    @Test
    void it_lies_in_the_project_unless_the_environment_names_another() {
        assertThat(Home.of(folder, Map.of()).folder()).isEqualTo(folder.resolve(".talanoa"));
        assertThat(Home.of(folder, Map.of("TALANOA_HOME", "/srv/talanoa")).folder())
                .isEqualTo(Path.of("/srv/talanoa"));
    }

    @Test
    void a_folder_that_cannot_be_made_is_said_in_a_sentence() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> new Home(file).prepare())
                .withMessageStartingWith("The folder " + file + " cannot be written");
    }

    @Test
    void secrets_are_made_once_and_only_their_owner_reads_them() throws Exception {
        var home = new Home(folder);
        home.prepare();
        var secrets = Secrets.in(home);
        assertThat(Secrets.in(home)).isEqualTo(secrets);
        assertThat(Base64.getDecoder().decode(secrets.linkKey())).hasSize(32);
        for (var name :
                new String[] {
                    "portal-signing.pem", "link.key", "client.secret", "staff.password"
                }) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.key(name))))
                    .isEqualTo("rw-------");
        }
        var pem = Files.readString(secrets.signingKey()).replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
        assertThat(KeyFactory.getInstance("RSA").generatePrivate(key)).isNotNull();
        assertThat(secrets.toString())
                .doesNotContain(secrets.linkKey(), secrets.clientSecret(), secrets.staffPassword());
    }

    @Test
    void of_each_log_one_older_is_kept() throws Exception {
        var home = new Home(folder);
        home.prepare();
        Files.writeString(home.log("portal"), "first run\n");
        home.turnLogs();
        Files.writeString(home.log("portal"), "second run\n\n");
        assertThat(home.lastWordsOf("portal")).isEqualTo("second run");
        home.turnLogs();
        assertThat(folder.resolve("logs")).isDirectoryContaining("glob:**portal.log.1");
        assertThat(Files.readString(folder.resolve("logs/portal.log.1"))).contains("second run");
    }

    @Test
    void a_taken_port_is_named_with_its_part() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var port = taken.getLocalPort();
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> new Ports(port).check())
                    .withMessageStartingWith("Port " + port + " (portal) is taken");
        }
    }
}
