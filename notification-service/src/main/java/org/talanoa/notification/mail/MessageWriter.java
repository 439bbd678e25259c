package org.talanoa.notification.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.MailId;

/** Puts letters into messages: text and HTML, and calendar entries beside. */
@Component
class MessageWriter {
    private static final Session NO_SERVER = Session.getInstance(new Properties());

    /** As much as an encoded word can hold: it has 75 characters at most. */
    private static final Pattern SOME = Pattern.compile(".{1,45}");

    private final HtmlPart html;
    private final InternetAddress sender;
    private final Clock clock;

    MessageWriter(HtmlPart html, MailSettings settings, Clock clock) throws AddressException {
        this.html = html;
        this.sender = settings.sender();
        this.clock = clock;
    }

    InternetAddress sender() {
        return sender;
    }

    MimeMessage message(
            MailId id, InternetAddress to, Letter letter, List<CalendarEntry> calendars) {
        try {
            return written(id, to, letter, calendars);
        } catch (MessagingException e) {
            throw new IllegalStateException("Mail " + id + " can't be written", e);
        }
    }

    private MimeMessage written(
            MailId id, InternetAddress to, Letter letter, List<CalendarEntry> calendars)
            throws MessagingException {
        var host = sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
        var message = new Named(id.value() + "@" + host);
        message.setFrom(sender);
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        if (looksEncoded(letter.subject())) {
            message.setHeader("Subject", encoded(letter.subject()));
        }
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", letter.language().getLanguage());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        var words = new MimeMultipart("alternative");
        words.addBodyPart(part(TextPart.of(letter), "plain"));
        words.addBodyPart(part(html.of(letter), "html"));
        message.setContent(calendars.isEmpty() ? words : with(words, calendars));
        message.saveChanges();
        return message;
    }

    /**
     * Plain text is left as it is by the library, though readers take parts like these for encoded
     * (RFC 2047): in them a name could hide what {@link OneLine} keeps out.
     */
    private static boolean looksEncoded(String subject) {
        return subject.contains("=?") && StandardCharsets.US_ASCII.newEncoder().canEncode(subject);
    }

    private static String encoded(String plain) {
        return SOME.matcher(plain)
                .results()
                .map(some -> some.group().getBytes(StandardCharsets.US_ASCII))
                .map(some -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(some) + "?=")
                .collect(Collectors.joining("\r\n "));
    }

    private static MimeMultipart with(MimeMultipart words, List<CalendarEntry> calendars)
            throws MessagingException {
        var all = new MimeMultipart("mixed");
        var first = new MimeBodyPart();
        first.setContent(words);
        all.addBodyPart(first);
        for (var calendar : calendars) all.addBodyPart(part(calendar));
        return all;
    }

    private static MimeBodyPart part(CalendarEntry calendar) throws MessagingException {
        var part = part(calendar.content(), "calendar");
        part.setFileName(calendar.fileName());
        part.setDisposition(Part.ATTACHMENT);
        part.setHeader(
                "Content-Type",
                "text/calendar; charset=UTF-8; method="
                        + calendar.method()
                        + "; name="
                        + calendar.fileName());
        return part;
    }

    private static MimeBodyPart part(String content, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, StandardCharsets.UTF_8.name(), kind);
        return part;
    }

    /** The same Message-ID however often it is sent, so that a repetition can be recognized. */
    private static final class Named extends MimeMessage {
        private final String name;

        Named(String name) {
            super(NO_SERVER);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + name + ">");
        }
    }
}
