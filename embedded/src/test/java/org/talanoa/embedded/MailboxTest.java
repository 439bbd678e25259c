package org.talanoa.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MailboxTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_mail_is_listed_as_Mailpit_does_and_handed_out_as_it_came(@TempDir Path data)
            throws Exception {
        try (var mailbox = new Mailbox(data, 0, 0)) {
            send(mailbox.smtpPort(), mail("An earlier one", "Text", "<p>HTML</p>"));
            var sent =
                    mail(
                            "Confirmez votre adresse électronique",
                            "Bonjour,\n.\n..\nAdieu",
                            "<p>Bonjour</p>");
            send(mailbox.smtpPort(), sent);

            var list = json(mailbox.url() + "/api/v1/messages?limit=1");
            assertThat(list.get("total").intValue()).isEqualTo(2);
            assertThat(list.get("messages")).hasSize(1);
            var newest = list.get("messages").get(0);
            assertThat(newest.get("Subject").stringValue())
                    .isEqualTo("Confirmez votre adresse électronique");
            assertThat(newest.get("From").toString())
                    .isEqualTo("{\"Name\":\"Talanoa\",\"Address\":\"talanoa@example.org\"}");
            assertThat(newest.get("To").toString())
                    .isEqualTo("[{\"Name\":\"Mali Š.\",\"Address\":\"focal@example.org\"}]");
            assertThat(newest.get("Created").stringValue())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");
            var raw =
                    get(
                            mailbox.url()
                                    + "/api/v1/message/"
                                    + newest.get("ID").stringValue()
                                    + "/raw");
            assertThat(raw.body()).isEqualTo(written(sent));
            assertThat(subjects(mailbox.url() + "/api/v1/messages?start=1"))
                    .containsExactly("An earlier one");
        }
    }

    @Test
    void no_website_whose_name_leads_here_reads_a_mail(@TempDir Path data) throws Exception {
        try (var mailbox = new Mailbox(data, 0, 0)) {
            int port = URI.create(mailbox.url()).getPort();
            for (var host : List.of("evil.example.org", "evil.example.org:" + port, "")) {
                assertThat(asked(port, host)).as(host).startsWith("HTTP/1.1 403 ");
            }
            for (var host : List.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port)) {
                assertThat(asked(port, host)).as(host).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    private static String asked(int port, String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request =
                    "GET /api/v1/messages HTTP/1.1\r\nHost: "
                            + host
                            + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void its_page_shows_a_mail_without_obeying_it(@TempDir Path data) throws Exception {
        try (var mailbox = new Mailbox(data, 0, 0)) {
            send(
                    mailbox.smtpPort(),
                    mail(
                            "<script>alert(1)</script>",
                            "Open https://example.org/a?b=c&d=e.\n<b>not bold</b>",
                            "<script>alert(2)</script>"));
            var id =
                    json(mailbox.url() + "/api/v1/messages")
                            .get("messages")
                            .get(0)
                            .get("ID")
                            .stringValue();

            assertThat(get(mailbox.url() + "/").body())
                    .contains(
                            "&lt;script&gt;alert(1)&lt;/script&gt;",
                            "focal@example.org",
                            "/message/" + id)
                    .doesNotContain("<script");
            assertThat(get(mailbox.url() + "/message/" + id).body())
                    .contains(
                            "<a href=\"https://example.org/a?b=c&amp;d=e\"",
                            "&lt;b&gt;not bold&lt;/b&gt;",
                            "sandbox=\"")
                    .doesNotContain("<script");
            var html = get(mailbox.url() + "/message/" + id + "/html");
            assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("sandbox allow-popups")
                    .contains("default-src 'none'")
                    .doesNotContain("allow-scripts");
            assertThat(get(mailbox.url() + "/message/1").statusCode()).isEqualTo(404);
            assertThat(get(mailbox.url() + "/message/../../etc/passwd").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void what_is_no_proper_mail_is_kept_and_listed_too(@TempDir Path data) throws Exception {
        Files.writeString(
                data.resolve("0000000000000001.eml"),
                "Subject: =?nonsense?Q?x?=\r\nFrom: @@@\r\nContent-Type: text/plain; charset=none\r\n\r\nText");
        Files.writeString(data.resolve("0000000000000002.part"), "Subject: half");
        try (var mailbox = new Mailbox(data, 0, 0)) {
            assertThat(json(mailbox.url() + "/api/v1/messages").get("total").intValue())
                    .isEqualTo(1);
            assertThat(get(mailbox.url() + "/").statusCode()).isEqualTo(200);
            assertThat(get(mailbox.url() + "/message/0000000000000001").body()).contains("Text");
        }
    }

    @Test
    void no_mail_that_was_taken_is_lost_when_it_is_killed(@TempDir Path data) throws Exception {
        int smtpPort = Loopback.claim(0);
        int httpPort = Loopback.claim(0);
        var taken = new ArrayList<String>();
        try (var mailbox = start(smtpPort, httpPort, data)) {
            var killer = Thread.ofVirtual().unstarted(mailbox::kill);
            try {
                for (int i = 0; i < 10_000; i++) {
                    send(smtpPort, mail("Mail " + i, "Text", "<p>HTML</p>"));
                    taken.add("Mail " + i);
                    if (i == 20) killer.start();
                }
            } catch (MessagingException _) {
                // killed
            }
        }
        try (var again = start(smtpPort, httpPort, data)) {
            var kept = subjects("http://127.0.0.1:" + httpPort + "/api/v1/messages?limit=10000");
            assertThat(kept).containsAll(taken).hasSizeLessThanOrEqualTo(taken.size() + 1);
            assertThat(again.terminate()).isEqualTo(128 + 15);
        }
    }

    @Test
    void why_it_cannot_start_is_one_sentence(@TempDir Path data) throws Exception {
        var file = Files.createFile(data.resolve("file"));
        try (var mailbox =
                PartProcess.launch(
                        "64m",
                        "mailbox",
                        "--port",
                        "0",
                        "--http-port",
                        "0",
                        "--data",
                        file.toString())) {
            assertThat(mailbox.exitCode()).isEqualTo(1);
            assertThat(mailbox.errors())
                    .isEqualToIgnoringNewLines("The folder " + file + " cannot be written to.");
        }
        try (var mailbox = new Mailbox(data, 0, 0)) {
            assertThatThrownBy(() -> new Mailbox(data.resolve("other"), mailbox.smtpPort(), 0))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessage(
                            "Port "
                                    + mailbox.smtpPort()
                                    + " of 127.0.0.1 is taken by another program.");
        }
    }

    private static PartProcess start(int smtpPort, int httpPort, Path data) {
        return PartProcess.start(
                "64m",
                "mailbox",
                "--port",
                "" + smtpPort,
                "--http-port",
                "" + httpPort,
                "--data",
                data.toString());
    }

    static void send(int port, MimeMessage message) throws MessagingException {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", "" + port);
        settings.put("mail.smtp.timeout", "10000");
        settings.put("mail.smtp.localhost", "localhost");
        try (var transport = Session.getInstance(settings).getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    static MimeMessage mail(String subject, String text, String html) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("talanoa@example.org", "Talanoa"));
        message.setRecipient(
                RecipientType.TO, new InternetAddress("focal@example.org", "Mali Š.", "UTF-8"));
        message.setSubject(subject, "UTF-8");
        var textPart = new MimeBodyPart();
        textPart.setText(text, "UTF-8");
        var htmlPart = new MimeBodyPart();
        htmlPart.setText(html, "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", textPart, htmlPart));
        message.saveChanges();
        return message;
    }

    private static String written(MimeMessage message) throws Exception {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("(?<!\r)\n", "\r\n");
    }

    private List<String> subjects(String url) throws Exception {
        var subjects = new ArrayList<String>();
        json(url)
                .get("messages")
                .forEach(message -> subjects.add(message.get("Subject").stringValue()));
        return subjects;
    }

    private JsonNode json(String url) throws Exception {
        return JSON.readTree(get(url).body());
    }

    private HttpResponse<String> get(String url) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
