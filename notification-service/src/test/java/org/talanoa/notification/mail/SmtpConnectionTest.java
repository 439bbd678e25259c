package org.talanoa.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.talanoa.notification.Certificates;
import org.talanoa.notification.EncryptingServer;

/** Where TLS is asked for, nothing is told to a server that is not who it should be. */
class SmtpConnectionTest {
    @RegisterExtension static final Certificates CERTIFICATES = new Certificates();

    @Test
    void a_server_with_a_trusted_certificate_of_its_name_is_told_all() throws Exception {
        try (var server = EncryptingServer.showing(CERTIFICATES.good(), 0)) {
            assertThat(deliverTo(server)).isEqualTo(new Outcome.Accepted());
            assertThat(server.told())
                    .startsWith("talanoa:secret", "secretariat@example.org", "tala@example.org")
                    .last()
                    .asString()
                    .contains("Lagoon Voices");
        }
    }

    @Test
    void a_server_whose_certificate_nobody_vouches_for_is_told_nothing() throws Exception {
        isToldNothing(EncryptingServer.showing(CERTIFICATES.ofNobody(), 0), "CERTIFICATE_REFUSED");
    }

    @Test
    void a_server_with_the_certificate_of_another_name_is_told_nothing() throws Exception {
        isToldNothing(
                EncryptingServer.showing(CERTIFICATES.ofAnotherName(), 0), "CERTIFICATE_REFUSED");
    }

    @Test
    void a_server_that_offers_no_encryption_is_told_nothing() throws Exception {
        isToldNothing(EncryptingServer.inClear(0), "NO_STARTTLS");
    }

    private static void isToldNothing(EncryptingServer server, String reason) throws Exception {
        try (server) {
            assertThat(deliverTo(server)).isEqualTo(new Outcome.Deferred(reason, true));
        }
        assertThat(server.told()).isEmpty();
    }

    private static Outcome deliverTo(EncryptingServer server) throws Exception {
        var settings =
                new MailSettings(
                        "localhost",
                        server.port(),
                        "talanoa",
                        "secret",
                        true,
                        "secretariat@example.org",
                        1,
                        Duration.ZERO,
                        1);
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(settings.sender());
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("tala@example.org"));
        message.setText("Lagoon Voices", StandardCharsets.UTF_8.name());
        message.saveChanges();
        try (var connection = new SmtpConnection(settings)) {
            return connection.deliver(message);
        }
    }
}
