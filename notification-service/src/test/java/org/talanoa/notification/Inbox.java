package org.talanoa.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.talanoa.embedded.EmbeddedParts;
import tools.jackson.databind.json.JsonMapper;

/** What a mailbox has taken, by receiver. */
final class Inbox {
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;

    Inbox(String url) {
        this.url = url;
    }

    static Inbox shared() {
        return new Inbox(EmbeddedParts.shared().mailboxUrl());
    }

    /** A mail as its receiver reads it. */
    record Received(MimeMessage message, String text, String html, List<String> calendars) {
        String header(String name) {
            try {
                return message.getHeader(name, ", ");
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        String subject() {
            try {
                return message.getSubject();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The one line of the text that is a link and nothing else. */
        String link() {
            var links = text.lines().filter(line -> line.startsWith("http")).toList();
            assertThat(links).hasSize(1);
            return links.getFirst();
        }
    }

    Received awaitTo(String email) {
        return Awaitility.await()
                .atMost(DEADLINE)
                .until(() -> to(email), mails -> !mails.isEmpty())
                .getFirst();
    }

    List<Received> to(String email) {
        var found = new ArrayList<Received>();
        var list = JSON.readTree(get("/api/v1/messages?limit=1000"));
        for (var message : list.get("messages")) {
            for (var to : message.get("To")) {
                if (!to.get("Address").asString().equals(email)) continue;
                found.add(read(get("/api/v1/message/" + message.get("ID").asString() + "/raw")));
            }
        }
        return found;
    }

    static Received read(byte[] raw) {
        try {
            var session = Session.getInstance(new Properties());
            var message = new MimeMessage(session, new ByteArrayInputStream(raw));
            var all = (MimeMultipart) message.getContent();
            var calendars = new ArrayList<String>();
            for (int i = 1; all.getContentType().startsWith("multipart/mixed"); i++) {
                if (i == all.getCount()) break;
                calendars.add(calendar(all.getBodyPart(i)));
            }
            var parts = calendars.isEmpty() ? all : (MimeMultipart) all.getBodyPart(0).getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            return new Received(
                    message,
                    content(parts.getBodyPart(0)),
                    content(parts.getBodyPart(1)),
                    calendars);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(BodyPart part) throws MessagingException, IOException {
        return part.getContent().toString().replace("\r\n", "\n");
    }

    private static String calendar(BodyPart part) throws MessagingException, IOException {
        assertThat(part.getContentType()).startsWith("text/calendar");
        return part.getContentType()
                + "\n"
                + new String(part.getInputStream().readAllBytes(), UTF_8);
    }

    private byte[] get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + path)).build();
            return HTTP.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
