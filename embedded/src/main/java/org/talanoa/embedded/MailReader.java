package org.talanoa.embedded;

import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes stored messages readable. Whatever was sent can be listed: what cannot be decoded is shown
 * as it came.
 */
final class MailReader {
    private static final Session SESSION = Session.getInstance(new Properties());

    private final MailStore store;
    private final Map<String, MailSummary> summaries = new ConcurrentHashMap<>();

    MailReader(MailStore store) {
        this.store = store;
    }

    List<MailSummary> newest(int start, int limit) {
        return store.newest(start, limit).stream().map(this::summary).toList();
    }

    Optional<Mail> read(String id) throws IOException {
        var file = store.find(id);
        return file.isEmpty() ? Optional.empty() : Optional.of(read(id, file.get()));
    }

    private MailSummary summary(String id) {
        return summaries.computeIfAbsent(id, _ -> summarize(id));
    }

    private MailSummary summarize(String id) {
        try (var in = new BufferedInputStream(Files.newInputStream(store.find(id).orElseThrow()))) {
            var headers = new InternetHeaders(in, true);
            return new MailSummary(
                    id,
                    addresses(headers.getHeader("From", ",")).stream().findFirst().orElse(null),
                    addresses(headers.getHeader(RecipientType.TO.toString(), ",")),
                    decoded(headers.getHeader("Subject", null)),
                    MailStore.created(id));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("Message " + id + " cannot be read", e);
        }
    }

    private Mail read(String id, Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var message = new MimeMessage(SESSION, in);
            var parts = new Parts();
            parts.add(message);
            var headers =
                    Collections.list(message.getAllHeaders()).stream()
                            .map(header ->
                                    new Mail.Header(header.getName(), decoded(header.getValue())))
                            .toList();
            return new Mail(
                    summary(id), headers, parts.text, parts.html, List.copyOf(parts.attachments));
        } catch (MessagingException e) {
            throw new IOException("Message " + id + " cannot be read", e);
        }
    }

    private static List<MailSummary.Address> addresses(@Nullable String header) {
        if (header == null) return List.of();
        try {
            return Stream.of(InternetAddress.parseHeader(header, false))
                    .map(address ->
                            new MailSummary.Address(
                                    address.getPersonal() == null ? "" : address.getPersonal(),
                                    address.getAddress()))
                    .toList();
        } catch (AddressException _) {
            return List.of(new MailSummary.Address("", header));
        }
    }

    private static String decoded(@Nullable String header) {
        if (header == null) return "";
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (UnsupportedEncodingException _) {
            return header;
        }
    }

    /** The first text, the first HTML, and the names of what else is in it. */
    private static final class Parts {
        private final List<String> attachments = new ArrayList<>();
        private @Nullable String text;
        private @Nullable String html;

        void add(Part part) throws MessagingException, IOException {
            if (part.isMimeType("multipart/*")
                    && part.getContent() instanceof Multipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    BodyPart child = multipart.getBodyPart(i);
                    add(child);
                }
            } else if (text == null && isShown(part, "text/plain")) {
                text = content(part);
            } else if (html == null && isShown(part, "text/html")) {
                html = content(part);
            } else {
                attachments.add(
                        part.getFileName() == null
                                ? part.getContentType()
                                : decoded(part.getFileName()));
            }
        }

        private static String content(Part part) throws MessagingException, IOException {
            try {
                return part.getContent().toString();
            } catch (UnsupportedEncodingException _) {
                return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        private static boolean isShown(Part part, String type) throws MessagingException {
            return part.isMimeType(type)
                    && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        }
    }
}
