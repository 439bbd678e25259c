package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

@NotificationTest
@TestPropertySource(
        properties = {
            "talanoa.mail.smtp-host=localhost",
            "SMTP_STARTTLS=true",
            "SMTP_USERNAME=talanoa",
            "SMTP_PASSWORD=secret"
        })
class EncryptedMailTest {
    @RegisterExtension static final Certificates CERTIFICATES = new Certificates();
    private static int port;

    private final ShownNotices notices;

    @Autowired
    EncryptedMailTest(RestTestClient client) {
        this.notices = new ShownNotices(client);
    }

    @DynamicPropertySource
    static void aPortForOneAfterAnother(DynamicPropertyRegistry settings) throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        settings.add("talanoa.mail.smtp-port", () -> port);
    }

    @Test
    void while_another_pretends_to_be_the_mail_server_it_learns_nothing_and_mails_wait()
            throws Exception {
        // What tests before this one have sent on the topics is mailed first.
        try (var server = EncryptingServer.showing(CERTIFICATES.good(), port)) {
            var first = Given.registration("en").arrives();
            notices.become(first, "SENT");
            assertThat(server.told()).contains("talanoa:secret", first.email());
        }
        var given = Given.registration("en");
        try (var pretender = EncryptingServer.showing(CERTIFICATES.ofNobody(), port)) {
            given.arrives();
            notices.become(given, "RETRYING", "CERTIFICATE_REFUSED");
            assertThat(pretender.told()).isEmpty();
        }
        try (var server = EncryptingServer.showing(CERTIFICATES.good(), port)) {
            notices.become(given, "SENT");
            assertThat(server.told()).containsOnlyOnce(given.email());
        }
    }
}
